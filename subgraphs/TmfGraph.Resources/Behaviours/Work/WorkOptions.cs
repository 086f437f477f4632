using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TmfGraph.Resources.Behaviours.Work;

/// <summary>How a process does the work that goes on after the answer.</summary>
public sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>How much of it a subgraph of this process does at once; 0 leaves it to other replicas.</summary>
    [Range(0, 1_000)]
    public int MaxConcurrent { get; set; } = 4;

    /// <summary>Seconds until others may take over the work of a process that no longer says it lives. Far above what clocks of replicas differ by.</summary>
    [Range(5, 3_600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How often work that other replicas left is looked for, in milliseconds. One's own starts at once.</summary>
    [Range(10, 600_000)]
    public int PollMilliseconds { get; set; } = 2_000;

    /// <summary>How often work is tried before it counts as failed.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The pause after the first failure, in milliseconds; it doubles with each further one.</summary>
    [Range(1, 600_000)]
    public int RetryMilliseconds { get; set; } = 1_000;
}

[OptionsValidator]
internal sealed partial class WorkOptionsValidator : IValidateOptions<WorkOptions>;
