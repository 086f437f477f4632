using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Sort inputs of resources and of the objects that stand in them singly.</summary>
internal static class SortSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        var types = SelectableTypes.ForSorts(layout);
        if (types.Count == 0)
        {
            return;
        }

        foreach (var type in types)
        {
            sdl.Definition($"A rank in the order of {type.Name} values: name one attribute.", $"input {GraphNames.SortInput(type)}", () =>
            {
                foreach (var attribute in type.Attributes.Where(layout.Selectable.CanSort))
                {
                    sdl.Member(
                        null,
                        attribute.Type is { } inner
                            ? $"{attribute.Name}: {GraphNames.SortInput(inner)}"
                            : $"{attribute.Name}: SortEnumType @cost(weight: \"10\")");
                }
            });
        }

        sdl.Definition("Directions of an order. Missing values come last in ascending order and first in descending order.", "enum SortEnumType", () =>
        {
            sdl.Member(null, "ASC");
            sdl.Member(null, "DESC");
        });
    }
}
