using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>Whoever serves a field that others serve too says that this is meant.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Invalid-Field-Sharing"/>
internal sealed class InvalidFieldSharingRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.Where(t => t.Parts.All(p => p.Type is ObjectType)).SelectMany(t => t.Fields))
        {
            var serving = field.Parts.Where(p => !p.IsExternal && !field.Overridden.Contains(p.Source)).ToList();
            foreach (var part in serving.Count > 1 ? serving : [])
            {
                if (!part.IsShareable && !part.Source.IsKeyField(part.Field))
                {
                    diagnostics.Add(Diagnostics.InvalidFieldSharing(part, serving));
                }
            }
        }
    }
}
