using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// A schema of version 1 that has nothing but keys cannot be told from a composite one without lookups, which may have none on purpose. Findings that
/// would not be there if it were say so.
/// </summary>
internal static class FirstVersionHint
{
    /// <summary>How to say of a source schema that it is of version 1; null when it is certain that it is not, or that it is of Apollo Federation anyway.</summary>
    public static string? For(SourceSchemaInfo source)
    {
        var types = source.Schema.TypesInOrder.OfType<ComplexType>();
        return source is { Apollo: null, Settings.Kind: null }
            && types.Any(t => t.Has(DirectiveNames.Key))
            && !types.Any(t => t.Fields.Any(f => f.Has(DirectiveNames.Lookup)))
                ? "if its schema is one of Apollo Federation 1, say \"kind\": \"apollo-federation\" in its settings"
                : null;
    }
}
