using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>There is something to ask for.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-No-Queries"/>
internal sealed class NoQueriesRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        if (schema.GetType("Query") is not ObjectTypeDefinitionNode { Fields.Count: > 0 })
        {
            diagnostics.Add(Diagnostics.NoQueries());
        }
    }
}
