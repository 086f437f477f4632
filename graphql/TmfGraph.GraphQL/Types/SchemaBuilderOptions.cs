namespace TmfGraph.GraphQL.Types;

/// <summary>What <see cref="SchemaBuilder"/> lets pass beyond the specification.</summary>
public sealed record SchemaBuilderOptions
{
    /// <summary>
    /// Whether a type may consist of extensions only. Its first extension then counts as the definition. For schemas that add to types
    /// which another schema defines.
    /// </summary>
    public bool AllowOrphanExtensions { get; init; }

    /// <summary>Whether directives that the schema does not define may be applied; nothing about them is checked.</summary>
    public bool AllowUnknownDirectives { get; init; }

    /// <summary>
    /// Whether there may be no query root type. <see cref="GraphSchema.QueryType"/> is then an object type without fields that is not
    /// among the types. For source schemas that only extend types.
    /// </summary>
    public bool AllowMissingQueryType { get; init; }

    /// <summary>
    /// Whether the scalars of <see cref="StandardScalars"/> need no definition: those that are referenced without one are added, with
    /// description and <c>@specifiedBy</c>.
    /// </summary>
    public bool AddStandardScalars { get; init; }

    /// <summary>
    /// Tells whether requests have a service of a type, so that parameters of code that nobody can fill are found when the schema is built; null when it is not
    /// known before.
    /// </summary>
    public Func<Type, bool>? IsService { get; init; }
}
