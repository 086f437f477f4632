using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Whoever serves a graph that not everybody may see in whole knows who asks.</summary>
internal sealed class AuthenticationNotConfiguredRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        if (!schema.Sources.Options.KnowsRequesters && schema.Sources.Access.Coordinates.ToList() is { Count: > 0 } coordinates)
        {
            diagnostics.Add(Diagnostics.AuthenticationNotConfigured(coordinates[0], schema.Sources.Access.Of(coordinates[0]), coordinates.Count - 1));
        }
    }
}
