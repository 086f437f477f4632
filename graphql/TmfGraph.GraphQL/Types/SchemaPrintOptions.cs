namespace TmfGraph.GraphQL.Types;

/// <summary>How <see cref="SchemaPrinter"/> prints.</summary>
public sealed record SchemaPrintOptions
{
    /// <summary>Whether types and directives are sorted by name; else they stand in the order of their definition. Members keep their order.</summary>
    public bool SortDefinitions { get; init; }

    /// <summary>Whether descriptions are printed.</summary>
    public bool IncludeDescriptions { get; init; } = true;

    /// <summary>
    /// Which directives are printed, by name without the <c>@</c>: their definitions and where they are applied. By default all.
    /// What the specification defines (<c>@deprecated</c>, …) is asked like any other where it is applied.
    /// </summary>
    public Func<string, bool> IncludeDirective { get; init; } = static _ => true;

    /// <summary>Which types are printed. By default all that are not built in.</summary>
    public Func<NamedType, bool> IncludeType { get; init; } = static _ => true;
}
