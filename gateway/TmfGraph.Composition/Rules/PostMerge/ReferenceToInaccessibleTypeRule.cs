using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What clients see speaks of nothing they do not see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Reference-To-Inaccessible-Type"/>
internal sealed class ReferenceToInaccessibleTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (coordinate, typeName) in References.Of(schema))
        {
            if (schema.Sources.GetType(typeName) is { IsInaccessible: true })
            {
                diagnostics.Add(Diagnostics.ReferenceToInaccessibleType(coordinate, typeName));
            }
        }
    }
}
