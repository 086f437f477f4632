using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Filter inputs: one for each type, for lists of it, and for the leaves that occur.</summary>
internal static class FilterSection
{
    private static readonly string[] Equality = ["eq", "neq"];
    private static readonly string[] Ranges = ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];
    private static readonly string[] Texts = ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];

    public static void Write(SdlText sdl, GraphLayout layout)
    {
        var leaves = new SortedDictionary<string, AttributeModel>(StringComparer.Ordinal);
        var lists = new SortedDictionary<string, AttributeModel>(StringComparer.Ordinal);
        foreach (var type in SelectableTypes.ForFilters(layout))
        {
            WriteType(sdl, type, [.. type.Attributes.Where(layout.Selectable.CanFilter)]);
            foreach (var attribute in type.Attributes.Where(layout.Selectable.CanFilter))
            {
                if (attribute.IsList)
                {
                    lists[GraphNames.Filter(attribute)] = attribute;
                }

                if (attribute.Type is null)
                {
                    leaves[GraphNames.LeafOperations(attribute)] = attribute;
                }
            }
        }

        foreach (var (name, attribute) in lists)
        {
            WriteList(sdl, name, attribute.Type is { } type ? GraphNames.FilterInput(type) : GraphNames.LeafOperations(attribute));
        }

        foreach (var (name, attribute) in leaves)
        {
            WriteLeaf(sdl, name, attribute);
        }
    }

    private static void WriteType(SdlText sdl, StructuredType type, IReadOnlyList<AttributeModel> attributes)
    {
        var name = GraphNames.FilterInput(type);
        sdl.Definition($"A condition on {GraphNames.WithArticle(type.Name)}: everything given must hold.", $"input {name}", () =>
        {
            sdl.Member("All of them hold.", $"and: [{name}!]");
            sdl.Member("One of them holds at least.", $"or: [{name}!]");
            foreach (var attribute in attributes)
            {
                sdl.Member(null, $"{attribute.Name}: {GraphNames.Filter(attribute)}");
            }
        });
    }

    private static void WriteList(SdlText sdl, string name, string element) =>
        sdl.Definition("A condition on a list.", $"input {name}", () =>
        {
            sdl.Member("Every element meets it; also true for an empty list.", $"all: {element} @cost(weight: \"10\")");
            sdl.Member("No element meets it.", $"none: {element} @cost(weight: \"10\")");
            sdl.Member("Some element meets it.", $"some: {element} @cost(weight: \"10\")");
            sdl.Member("Whether there is an element at all.", "any: Boolean @cost(weight: \"10\")");
        });

    private static void WriteLeaf(SdlText sdl, string name, AttributeModel attribute)
    {
        var type = GraphNames.Output(attribute);
        sdl.Definition($"Conditions on a value of type {type}: everything given must hold.", $"input {name}", () =>
        {
            if (attribute.Scalar is ScalarKind.String)
            {
                sdl.Member("All of them hold.", $"and: [{name}!]");
                sdl.Member("One of them holds at least.", $"or: [{name}!]");
            }

            foreach (var operation in Equality)
            {
                sdl.Member(null, $"{operation}: {type} @cost(weight: \"10\")");
            }

            if (attribute.Scalar is ScalarKind.Boolean)
            {
                return;
            }

            sdl.Member(null, $"in: [{type}] @cost(weight: \"10\")");
            sdl.Member(null, $"nin: [{type}] @cost(weight: \"10\")");
            var (more, weight) = attribute.Scalar switch
            {
                null or ScalarKind.Id => ([], 0),
                ScalarKind.String => (Texts, 20),
                _ => (Ranges, 10),
            };
            foreach (var operation in more)
            {
                sdl.Member(null, $"{operation}: {type} @cost(weight: \"{weight}\")");
            }
        });
    }
}
