namespace TmfGraph.Composition;

/// <summary>What may be set about composition. The defaults follow the specification.</summary>
public sealed record CompositionOptions
{
    public static CompositionOptions Default { get; } = new();

    /// <summary>The most source schemas that are composed at once.</summary>
    public int MaxSourceSchemas { get; init; } = 256;

    /// <summary>The most query paths that are reported as not walkable; what is behind them is often the same mistake.</summary>
    public int MaxUnsatisfiablePaths { get; init; } = 100;

    /// <summary>
    /// The most alternatives that one <c>FieldSelectionMap</c>, or those of one lookup together, may come to when choices are multiplied out. More are
    /// an error.
    /// </summary>
    public int MaxSelectionAlternatives { get; init; } = 256;

    /// <summary>
    /// Up to how many labels of overrides all their combinations are checked for paths that cannot be walked; of more, none, each alone and
    /// all together.
    /// </summary>
    public int MaxCombinedOverrideLabels { get; init; } = 3;

    /// <summary>
    /// Whether whoever serves the graph knows who asks. Without that a graph which not everybody may see in whole is an error. True for those that only look at it.
    /// </summary>
    public bool KnowsRequesters { get; init; } = true;

    /// <summary>Members with one of these tags (<c>@tag</c>) are hidden from the public schema, as if they were <c>@inaccessible</c>.</summary>
    public IReadOnlySet<string> ExcludedTags { get; init; } = new HashSet<string>();
}
