using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Common;

/// <summary>What the common domain's behaviours may be told.</summary>
public sealed class CommonOptions
{
    public const string Section = "Common";

    /// <summary>The most addresses of a town or postal code that a validation looks at.</summary>
    [Range(1, 100_000)]
    public int MaxCandidates { get; set; } = 5_000;

    /// <summary>The most alternatives that a validation proposes.</summary>
    [Range(1, 100)]
    public int MaxAlternatives { get; set; } = 10;
}
