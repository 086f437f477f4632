using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>A key is made of single values; lists, interfaces and unions have no one value to compare. In Apollo Federation lists have.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Fields-Select-Invalid-Type"/>
internal sealed class KeyFieldsSelectInvalidTypeRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            foreach (var (_, _, field) in SelectionWalker.Walk(selection, type, schema.Schema))
            {
                if (field is not null && ((field.Type.IsList && schema.Apollo is null) || !IsSingle(field)))
                {
                    diagnostics.Add(Diagnostics.KeyFieldsSelectInvalidType(schema.Name, type, key, field));
                }
            }
        }
    }

    /// <summary>Whether the objects of a field, if it has any, are of one type.</summary>
    public static bool IsSingle(Field field) => field.Type.NamedType is not (InterfaceType or UnionType);
}
