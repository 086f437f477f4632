using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An external field has exactly the type of the field it stands for.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Type-Mismatch"/>
internal sealed class ExternalTypeMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (_, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var part in external)
            {
                if (defining.FirstOrDefault(d => !AreSame(d.Field.Type, part)) is { } other)
                {
                    diagnostics.Add(Diagnostics.ExternalTypeMismatch(part, other));
                }
            }
        }
    }

    /// <summary>Apollo Federation lets them differ in their non-null marks.</summary>
    private static bool AreSame(GraphType type, FieldPart part) =>
        type.ToString() == part.Field.Type.ToString() || (part.Source.Apollo is not null && TypeUnifier.HaveSameShape(type, part.Field.Type));
}
