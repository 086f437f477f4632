using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>FieldSet</c>, <c>_FieldSet</c> and <c>ContextFieldValue</c>, which schemas write down as the type of <c>@key(fields:)</c> and its like. They are no part of the graph,
/// unless the schema uses the name for a type of its own.
/// </summary>
internal static class FieldSetScalars
{
    /// <summary>Names of those that the schema only writes down for Federation's directives.</summary>
    public static IReadOnlySet<string> Find(DocumentNode document)
    {
        var found = document.Definitions.OfType<ScalarTypeDefinitionNode>().Select(s => s.Name).Where(n => n is "FieldSet" or "_FieldSet" or "ContextFieldValue").ToHashSet();
        if (found.Count > 0)
        {
            found.ExceptWith(document.Definitions.SelectMany(TypesIn).Select(t => t.NamedType));
        }

        return found;
    }

    private static IEnumerable<TypeNode> TypesIn(DefinitionNode definition) => definition switch
    {
        ComplexTypeDefinitionNode type => type.Fields.SelectMany(f => f.Arguments.Select(a => a.Type).Prepend(f.Type)),
        InputObjectTypeDefinitionNode type => type.Fields.Select(f => f.Type),
        _ => [],
    };
}
