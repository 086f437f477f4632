using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Gateway.Planning;

/// <summary>Limits of the planner.</summary>
public sealed class PlannerOptions
{
    /// <summary>How many selections and choices one plan may look at, and how much it may be made of: a field of a type counts once, a fetch as twelve.</summary>
    [Range(1, 10_000_000)]
    public int MaxNodes { get; set; } = 20_000;

    /// <summary>How long planning one operation may take.</summary>
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many source schemas are weighed against each other at one place by trying all combinations; beyond it the nearest are taken.</summary>
    [Range(1, 12)]
    public int MaxWeighedSources { get; set; } = 7;

    /// <summary>The largest operation that is made for a source schema, in bytes; what source schemas read by default.</summary>
    [Range(1, int.MaxValue)]
    public int MaxOperationBytes { get; set; } = 512 * 1024;

    /// <summary>The largest sum of all operations of one plan, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxPlanBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many plans are kept.</summary>
    [Range(1, 1_000_000)]
    public int CacheSize { get; set; } = 1_000;

    /// <summary>How much memory kept plans may take together, in bytes, by an estimate.</summary>
    [Range(1, long.MaxValue)]
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;
}
