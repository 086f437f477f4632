using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes small request bodies that show what a resource looks like: what is required, and a few plain attributes.</summary>
internal static class ExampleWriter
{
    private const int PlainAttributes = 3;

    private const int MaxDepth = 4;

    public static JsonObject Create(ResourceType resource)
    {
        var example = Required(resource, [], 0);
        var plain = resource.Attributes.Where(a => IsPlain(a) && a.OnSubtypes.Count == 0 && !example.ContainsKey(a.JsonName));
        foreach (var attribute in plain.OrderByDescending(a => a.Name is "name" or "description").Take(PlainAttributes))
        {
            example[attribute.JsonName] = Leaf(attribute);
        }

        return example;
    }

    public static JsonObject Update(ResourceType resource)
    {
        var example = new JsonObject();
        if (resource.Attributes.Where(a => IsPlain(a) && !a.Immutable).OrderByDescending(a => a.Name is "description" or "name").FirstOrDefault() is { } attribute)
        {
            example[attribute.JsonName] = Leaf(attribute);
        }

        return example;
    }

    private static bool IsPlain(AttributeModel attribute) =>
        attribute is { Type: null, IsList: false, SetByServer: false, UpdatedByServer: false, Scalar: not ScalarKind.Any, DeprecationReason: null }
        && !attribute.JsonName.StartsWith('@');

    private static JsonObject Required(StructuredType type, IReadOnlyList<AttributeModel> nested, int depth)
    {
        var example = new JsonObject();
        foreach (var attribute in type.Attributes.Where(a => (a.Required || nested.Contains(a)) && depth < MaxDepth))
        {
            var item = attribute.Type is { } structured ? (JsonNode)Required(structured, attribute.RequiredNested, depth + 1) : Leaf(attribute);
            example[attribute.JsonName] = attribute.IsList ? new JsonArray(item) : item;
        }

        if (example.Count == 0 && type is Model.ValueType { Reference: not null } && type.GetByName("id") is not null)
        {
            example["id"] = "42";
        }

        return example;
    }

    private static JsonValue Leaf(AttributeModel attribute) => attribute switch
    {
        { Enum: { } members } => JsonValue.Create(members.Members[0].Value)!, // an enum has a value
        { Scalar: ScalarKind.Boolean } => JsonValue.Create(true),
        { Scalar: ScalarKind.Int or ScalarKind.Long } => JsonValue.Create(1),
        { Scalar: ScalarKind.Float or ScalarKind.Decimal } => JsonValue.Create(9.9m),
        { Scalar: ScalarKind.DateTime } => JsonValue.Create("2026-03-01T09:30:00Z")!,
        { Scalar: ScalarKind.Date } => JsonValue.Create("2026-03-01")!,
        { Scalar: ScalarKind.Id } => JsonValue.Create("42")!,
        { Scalar: ScalarKind.Base64 } => JsonValue.Create("VG1mR3JhcGg=")!,
        _ => JsonValue.Create($"Some {attribute.Name}")!,
    };
}
