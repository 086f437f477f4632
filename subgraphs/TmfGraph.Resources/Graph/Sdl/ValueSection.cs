using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Value types. Every subgraph that uses one serves all of it, so they are shareable.</summary>
internal static class ValueSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        foreach (var type in layout.ValueTypes)
        {
            sdl.Definition(type.Description, $"type {type.Name} @shareable", () => AttributeFields.Write(sdl, layout, type));
        }
    }
}
