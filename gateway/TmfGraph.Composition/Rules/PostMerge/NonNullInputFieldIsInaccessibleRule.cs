using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What a source schema needs in an input object, clients can give. Where it has a default it needs nothing.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Non-Null-Input-Fields-cannot-be-inaccessible"/>
internal sealed class NonNullInputFieldIsInaccessibleRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var type in schema.Types.OfType<InputObjectTypeDefinitionNode>())
        {
            foreach (var field in schema.Sources.GetType(type.Name)?.InputFields ?? [])
            {
                if (field.Parts.FirstOrDefault(p => p.Field.IsRequired) is { } part && type.Fields.All(f => f.Name != field.Name))
                {
                    diagnostics.Add(Diagnostics.NonNullInputFieldIsInaccessible(field, part.Source.Name));
                }
            }
        }
    }
}
