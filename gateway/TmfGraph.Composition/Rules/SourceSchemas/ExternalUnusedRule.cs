using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Whoever knows an external field provides it somewhere, or names entities by it; otherwise it is of no use.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Unused"/>
internal sealed class ExternalUnusedRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        HashSet<string>? provided = null;
        foreach (var field in schema.Fields.Where(f => f.Has(DirectiveNames.External)))
        {
            provided ??= ProvidedFields.CoordinatesOf(schema);
            if (!provided.Contains(field.Coordinate) && !schema.IsKeyField(field) && (schema.Apollo is null || !IsUsed(field, schema.Apollo)))
            {
                diagnostics.Add(Diagnostics.ExternalUnused(schema.Name, field, schema.Apollo is not null));
            }
        }
    }

    /// <summary>Apollo Federation also has a use for fields that are required, and for those that make the type fit its interface.</summary>
    private static bool IsUsed(Field field, ApolloTranslation apollo) =>
        apollo.Unprovided.Contains(field.Coordinate)
        || (field.DeclaringType is ComplexType type && type.Interfaces.Any(i => i.GetField(field.Name) is not null));
}
