using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The schema definition.</summary>
internal static class RootSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        var apis = string.Join(", ", layout.Model.Apis.Select(a => $"{a.Id} {a.Title}"));
        sdl.Definition($"The {layout.Model.Name} subgraph: {apis}.", "schema", () =>
        {
            sdl.Member(null, "query: Query");
            if (layout.Resources.Any(MutationLayout.Any))
            {
                sdl.Member(null, "mutation: Mutation");
            }

            if (layout.Events.Count > 0)
            {
                sdl.Member(null, "subscription: Subscription");
            }
        });
    }
}
