using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The query root: a connection and a lookup for each resource, and a hidden lookup for each foreign entity with walks.</summary>
internal static class QuerySection
{
    public static void Write(SdlText sdl, GraphLayout layout, ConnectionFieldWriter fields) =>
        sdl.Definition("Where every read begins.", "type Query", () =>
        {
            foreach (var resource in layout.Resources)
            {
                if (GraphLayout.HasList(resource))
                {
                    var name = GraphNames.ListField(resource);
                    fields.Write(name, $"Pages through all {resource.Name} resources.", ConnectionLayout.For(null, name, resource));
                }

                sdl.Member(
                    $"The {resource.Name} with that id; null when there is none.",
                    $"{GraphNames.LookupField(resource.Name)}(id: ID!): {resource.Name} @lookup @cost(weight: \"10\")");
            }

            foreach (var stub in layout.Stubs.Where(s => s.HasLookup))
            {
                sdl.Member(
                    $"Where a gateway comes in to the walks that this subgraph adds to {stub.Name}.",
                    $"{GraphNames.LookupField(stub.Name)}(id: ID!): {stub.Name} @lookup @internal");
            }
        });
}
