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
        foreach (var field in schema.Fields.Where(f => f.Has(DirectiveNames.External) && !IsReportedElsewhere(f)))
        {
            provided ??= [.. ProvidedFields.CoordinatesOf(schema), .. Misspelled(schema)];
            if (!provided.Contains(field.Coordinate) && !schema.IsKeyField(field) && (schema.Apollo is null || !IsUsed(field, schema.Apollo)))
            {
                diagnostics.Add(Diagnostics.ExternalUnused(schema.Name, field, schema.Apollo is not null));
            }
        }
    }

    /// <summary>Fields that cannot be external to begin with, for which there are rules of their own.</summary>
    private static bool IsReportedElsewhere(Field field) =>
        field.DeclaringType is InterfaceType || field.Has(DirectiveNames.Override) || field.Has(DirectiveNames.Provides) || field.Requirements().Any();

    /// <summary>Fields that a <c>@provides</c> may have meant which cannot be read or selects what is not there: that is the mistake, and reported.</summary>
    private static IEnumerable<string> Misspelled(SourceSchema schema)
    {
        var read = ProvidedFields.Read(schema).ToList();
        var unread = schema.Fields.Where(f => f.Has(DirectiveNames.Provides)).Except(read.Select(r => r.Field)).Select(f => f.Type.NamedType);
        var unknown = read.SelectMany(r => SelectionWalker.Walk(r.Selection, r.Field.Type.NamedType, schema.Schema)).Where(s => s.Field is null).Select(s => s.Type);
        return unread.Concat(unknown).SelectMany(schema.Schema.GetPossibleTypes).SelectMany(t => t.Fields).Select(f => f.Coordinate);
    }

    /// <summary>Apollo Federation also has a use for fields that are required, and for those that make the type fit its interface.</summary>
    private static bool IsUsed(Field field, ApolloTranslation apollo) =>
        apollo.Unprovided.Contains(field.Coordinate)
        || (field.DeclaringType is ComplexType type && type.Interfaces.Any(i => i.GetField(field.Name) is not null));
}
