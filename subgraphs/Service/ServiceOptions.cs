using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Service;

/// <summary>What the service domain's behaviours may be told.</summary>
public sealed class ServiceOptions
{
    public const string Section = "Service";

    /// <summary>The name of the characteristic by which a service specification lists the places it can be delivered to.</summary>
    [Required]
    public string CoverageCharacteristic { get; set; } = "coverage";

    /// <summary>For how many days the answer of a qualification holds.</summary>
    [Range(1, 3_650)]
    public int QualificationValidDays { get; set; } = 30;

    /// <summary>The most services that an alternative is looked for among, and that a query answers with.</summary>
    [Range(1, 1_000)]
    public int MaxSpecifications { get; set; } = 100;

    /// <summary>The most alternatives that are proposed for one service.</summary>
    [Range(1, 100)]
    public int MaxAlternatives { get; set; } = 5;

    /// <summary>The most items of one qualification.</summary>
    [Range(1, 10_000)]
    public int MaxItems { get; set; } = 200;
}
