using System.Collections.Frozen;

namespace TmfGraph.Resources.Writes;

/// <summary>What a domain asks of its documents beyond its model.</summary>
public sealed record WriteRules
{
    /// <summary>The model alone.</summary>
    public static WriteRules Default { get; } = new();

    /// <summary>Names of the resources of the whole product, other domains' included: none of them is a free name for <c>@type</c>.</summary>
    public IReadOnlySet<string> KnownResources { get; init; } = FrozenSet<string>.Empty;

    /// <summary>See <see cref="WriteOptions.ReferenceChecks"/>.</summary>
    public ReferenceChecks ReferenceChecks { get; init; }
}
