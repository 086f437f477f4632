using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Reads <c>@provides</c>.</summary>
internal static class ProvidedFields
{
    /// <summary>Fields with a readable <c>@provides</c>, and what it selects.</summary>
    public static IEnumerable<(Field Field, string Text, SelectionSetNode Selection)> Read(SourceSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Find(DirectiveNames.Provides)?.Argument("fields") is StringValueNode text
                && SelectionText.TryParse(text.Value) is { } selection)
            {
                yield return (field, text.Value, selection);
            }
        }
    }

    /// <summary>Coordinates of all fields that some path provides; for a field of an interface those of its implementations too.</summary>
    public static HashSet<string> CoordinatesOf(SourceSchema schema)
    {
        var coordinates = new HashSet<string>();
        foreach (var (field, _, selection) in Read(schema))
        {
            foreach (var provided in SelectionWalker.Walk(selection, field.Type.NamedType, schema.Schema))
            {
                coordinates.Add($"{provided.Type.Name}.{provided.Node.Name}");
                foreach (var type in schema.Schema.GetPossibleTypes(provided.Type))
                {
                    coordinates.Add($"{type.Name}.{provided.Node.Name}");
                }
            }
        }

        return coordinates;
    }
}
