using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What clients see speaks of no type that only the executor knows.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Reference-To-Internal-Type"/>
internal sealed class ReferenceToInternalTypeRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (coordinate, typeName) in References.Outputs(schema))
        {
            if (schema.Sources.GetType(typeName) is null && !KnownDefinitions.BuiltInScalars.Contains(typeName))
            {
                diagnostics.Add(Diagnostics.ReferenceToInternalType(coordinate, typeName));
            }
        }
    }
}
