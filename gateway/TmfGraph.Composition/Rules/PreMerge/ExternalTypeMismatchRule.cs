using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>
/// An external field has exactly the type of the field it stands for. In Apollo Federation it may be stricter than the common type of several
/// that differ, since it can only stand for one of them; and in an interface object it may have that of the interface.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Type-Mismatch"/>
internal sealed class ExternalTypeMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var part in external)
            {
                if (defining.FirstOrDefault(d => d.Field.Type.ToString() != part.Field.Type.ToString()) is { } other
                    && !(part.Source.Apollo is not null && IsStricter(part.Field.Type, [.. defining.Select(d => d.Field.Type)], schemas))
                    && !IsOfInterfaceObject(field, part, defining, schemas))
                {
                    diagnostics.Add(Diagnostics.ExternalTypeMismatch(part, other));
                }
            }
        }
    }

    private static bool IsOfInterfaceObject(FieldGroup field, FieldPart external, IReadOnlyList<FieldPart> owners, SchemaSet schemas) =>
        external.Source.Apollo?.InterfaceObjects.ContainsKey(field.Type.Name) == true
        && TypeUnifier.LeastRestrictive([.. owners.Select(o => o.Field.Type), external.Field.Type], schemas)?.ToString() == external.Field.Type.ToString();

    private static bool IsStricter(GraphType type, IReadOnlyList<GraphType> owners, SchemaSet schemas) =>
        owners.DistinctBy(o => o.ToString()).Count() > 1
        && TypeUnifier.LeastRestrictive(owners, schemas)?.ToString() == TypeUnifier.LeastRestrictive([.. owners, type], schemas)?.ToString();
}
