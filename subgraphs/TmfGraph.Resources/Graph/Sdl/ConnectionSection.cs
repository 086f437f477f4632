using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Connections and edges, which only the owner of the nodes has, and the page info, which every subgraph has.</summary>
internal static class ConnectionSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        if (layout.Connections.Count == 0)
        {
            return;
        }

        foreach (var connection in layout.Connections)
        {
            var node = connection.Node.Name;
            sdl.Definition($"A page of {node} resources.", $"type {connection.TypeName}", () =>
            {
                sdl.Member("Where the page stands among all matches.", "pageInfo: PageInfo!");
                sdl.Member("The page, each with its cursor.", $"edges: [{connection.EdgeName}!]");
                sdl.Member("The page.", $"nodes: [{node}!]");
                sdl.Member("How many match on all pages together. It is counted only when asked for.", "totalCount: Int! @cost(weight: \"10\")");
            });
            sdl.Definition($"One {node} on a page.", $"type {connection.EdgeName}", () =>
            {
                sdl.Member("Marks this place: pass it as after or before.", "cursor: String!");
                sdl.Member(null, $"node: {node}!");
            });
        }

        sdl.Definition("Where a page stands among all matches.", "type PageInfo @shareable", () =>
        {
            sdl.Member("Whether there is more behind the page.", "hasNextPage: Boolean!");
            sdl.Member("Whether there is more in front of the page.", "hasPreviousPage: Boolean!");
            sdl.Member("The cursor of the first; null on an empty page.", "startCursor: String");
            sdl.Member("The cursor of the last; null on an empty page.", "endCursor: String");
        });
    }
}
