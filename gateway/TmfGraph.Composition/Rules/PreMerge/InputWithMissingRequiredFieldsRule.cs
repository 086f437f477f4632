using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>
/// A field that one source schema needs is part of the input object everywhere. The specification counts every non-null field; in Apollo Federation one with
/// a default is not needed.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Input-With-Missing-Required-Fields"/>
internal sealed class InputWithMissingRequiredFieldsRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var group in schemas.Types.Where(t => !t.IsInaccessible && t.First is InputObjectType))
        {
            foreach (var field in group.InputFields.Where(f => !f.IsInaccessible && f.Parts.Any(IsNeeded)))
            {
                foreach (var part in group.Parts.Where(p => field.Parts.All(f => f.Source != p.Source)))
                {
                    diagnostics.Add(Diagnostics.InputWithMissingRequiredField(field, part.Source.Name, field.Parts.Where(IsNeeded).Select(p => p.Source.Name)));
                }
            }
        }
    }

    private static bool IsNeeded(InputFieldPart part) => part.Source.Apollo is null ? part.Field.Type.IsNonNull : part.Field.IsRequired;
}
