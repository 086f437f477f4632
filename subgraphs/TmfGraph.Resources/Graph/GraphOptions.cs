using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Resources.Graph;

/// <summary>Limits and defaults of a subgraph's GraphQL schema.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>The page a connection gives when neither <c>first</c> nor <c>last</c> is sent.</summary>
    [Range(1, 10_000)]
    public int DefaultPageSize { get; set; } = 10;

    /// <summary>The largest page; asking for more is an error.</summary>
    [Range(1, 10_000)]
    public int MaxPageSize { get; set; } = 50;

    /// <summary>How many comparisons one <c>where</c> may hold, and how many values its lists.</summary>
    [Range(1, 30_000)]
    public int MaxFilterTerms { get; set; } = 1_000;

    /// <summary>How deep <c>where</c> may nest.</summary>
    [Range(1, 100)]
    public int MaxFilterDepth { get; set; } = 20;

    /// <summary>How many ranks an <c>order</c> may have.</summary>
    [Range(1, 100)]
    public int MaxOrderRanks { get; set; } = 10;

    /// <summary>How many ids one parent may bring to a walk along its own references.</summary>
    [Range(1, 30_000)]
    public int MaxCollectedIds { get; set; } = 1_000;

    /// <summary>How many representations one <c>_entities</c> may hold.</summary>
    [Range(1, 100_000)]
    public int MaxRepresentations { get; set; } = 10_000;
}
