using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>What import and export jobs may do.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>
    /// Where files to import may lie: <c>files.example.com</c> (http and https at their usual ports), <c>files.example.com:8080</c>,
    /// <c>*.example.com</c> for what is below a name. Nowhere by default: the server fetches these addresses itself, from inside its network.
    /// </summary>
    public IList<string> ImportHosts { get; } = [];

    /// <summary>A directory whose files may be imported by <c>file:</c> addresses; null for none. Links in it are followed.</summary>
    public string? ImportDirectory { get; set; }

    /// <summary>The largest file, imported or exported, in bytes. It is held in memory.</summary>
    [Range(1_024, 1_073_741_824)]
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Seconds until a file must have arrived.</summary>
    [Range(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How many faulty entries of a file are told.</summary>
    [Range(1, 1_000)]
    public int MaxErrors { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class JobOptionsValidator : IValidateOptions<JobOptions>;
