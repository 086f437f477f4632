using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The fields of a resource or value type that come from its own document.</summary>
internal static class AttributeFields
{
    public static void Write(SdlText sdl, GraphLayout layout, StructuredType type)
    {
        foreach (var attribute in type.Attributes)
        {
            sdl.Member(Describe(attribute), $"{attribute.Name}: {TypeOf(type, attribute)}{Deprecated(attribute)}");
        }

        foreach (var target in layout.TargetsOf(type))
        {
            var description = target.Attribute is { } attribute
                ? $"Where {attribute.Name} leads: what is found by its id, else null."
                : "What the reference leads to; null when there is no such thing.";
            sdl.Member(description, $"{target.Name}: {target.Type} @cost(weight: \"10\")");
        }

        sdl.Member(
            "Attributes that were sent beyond those of the model, as one object; null when there are none.",
            $"{GraphNames.ExtensionAttributes}: Any");
    }

    private static string TypeOf(StructuredType type, AttributeModel attribute)
    {
        var name = GraphNames.Output(attribute);
        return attribute.IsList ? $"[{name}!]" : type is ResourceType && attribute.Name is "id" ? $"{name}!" : name;
    }

    private static string? Describe(AttributeModel attribute) =>
        attribute.OnSubtypes is { Count: > 0 } subtypes
            ? $"{attribute.Description} Only on {string.Join(", ", subtypes)}.".TrimStart()
            : attribute.Description;

    private static string Deprecated(AttributeModel attribute) =>
        attribute.DeprecationReason is { } reason
            ? $" @deprecated(reason: \"{reason.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\")"
            : "";
}
