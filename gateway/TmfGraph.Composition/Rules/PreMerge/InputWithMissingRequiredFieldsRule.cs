using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>A field that one source schema needs is part of the input object everywhere.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Input-With-Missing-Required-Fields"/>
internal sealed class InputWithMissingRequiredFieldsRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var group in schemas.Types.Where(t => !t.IsInaccessible && t.First is InputObjectType))
        {
            foreach (var field in group.InputFields.Where(f => !f.IsInaccessible && f.Parts.Any(p => p.Field.Type.IsNonNull)))
            {
                foreach (var part in group.Parts.Where(p => field.Parts.All(f => f.Source != p.Source)))
                {
                    diagnostics.Add(Diagnostics.InputWithMissingRequiredField(field, part.Source.Name));
                }
            }
        }
    }
}
