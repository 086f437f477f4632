using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Entity types: this subgraph's resources with their attributes and walks, and stubs of foreign ones.</summary>
internal static class EntitySection
{
    public static void Write(SdlText sdl, GraphLayout layout, ConnectionFieldWriter fields)
    {
        foreach (var resource in layout.Resources)
        {
            sdl.Definition(resource.Description, $"type {resource.Name} @key(fields: \"id\")", () =>
            {
                AttributeFields.Write(sdl, layout, resource);
                WriteWalks(resource.Name, resource);
            });
        }

        foreach (var stub in layout.Stubs)
        {
            sdl.Definition(null, $"type {stub.Name} @key(fields: \"id\")", () =>
            {
                sdl.Member(null, "id: ID!");
                WriteWalks(stub.Name, null);
            });
        }

        void WriteWalks(string entity, ResourceType? own)
        {
            foreach (var walk in layout.WalksOf(entity))
            {
                var collect = walk as CollectWalk;
                if (collect is not null && own is not null && CollectPath.TryResolve(collect.Ids, own) is not null)
                {
                    collect = null; // the ids are in our own document: nobody has to bring them
                }

                fields.Write(walk.Name, walk.Description, ConnectionLayout.For(entity, walk.Name, walk.Target), collect);
            }
        }
    }
}
