using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What a source schema needs as an argument of a field that clients see, they can give.</summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/errors"/>
internal sealed class RequiredInaccessibleRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types.OfType<ComplexTypeDefinitionNode>())
        {
            foreach (var field in type.Fields)
            {
                foreach (var part in schema.Sources.GetType(type.Name)?.GetField(field.Name)?.Parts ?? [])
                {
                    // without '@inaccessible' somewhere it is missing somewhere, which is reported before
                    foreach (var argument in part.Field.Arguments.Where(a => a.IsRequired && !a.Has(DirectiveNames.Require)))
                    {
                        if (field.Arguments.All(a => a.Name != argument.Name))
                        {
                            diagnostics.Add(Diagnostics.RequiredInaccessible(part, argument));
                        }
                    }
                }
            }
        }
    }
}
