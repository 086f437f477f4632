using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>What a path stands at, as far as the model tells.</summary>
/// <param name="Type">The objects that stand here; null for leaves and where the model does not say.</param>
/// <param name="Attribute">The attribute they are values of; null for a resource, and where the model does not say.</param>
/// <param name="IsList">Whether it is the list as a whole.</param>
/// <param name="IsSingle">Whether it is one value that a condition is about: a list there is not looked into.</param>
internal sealed record JsonPathScope(StructuredType? Type, AttributeModel? Attribute, bool IsList, bool IsSingle = false)
{
    public static JsonPathScope Open { get; } = new(null, null, false);

    /// <summary>Whether anything can stand here.</summary>
    public bool IsOpen => Type is null && Attribute is null or { Scalar: ScalarKind.Any };

    public JsonPathScope Element => this with { IsList = false };

    public static JsonPathScope Of(AttributeModel attribute) => new(attribute.Type, attribute, attribute.IsList);

    /// <summary>An attribute that the model does not know.</summary>
    public static AttributeModel Unknown(string name) => new()
    {
        Name = name,
        JsonName = name,
        Scalar = ScalarKind.Any,
        IsList = false,
        Required = false,
        SetByServer = false,
        UpdatedByServer = false,
        Immutable = false,
        Indexed = false,
    };
}
