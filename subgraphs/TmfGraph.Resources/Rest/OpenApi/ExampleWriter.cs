using System.Text.Json.Nodes;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>
/// Makes small request bodies that the server takes: what is required, and a few plain attributes. The OpenAPI documents, the pages and the Postman
/// collections show the same ones.
/// </summary>
internal static class ExampleWriter
{
    /// <summary>What stands for the id of something else.</summary>
    public const string AnyId = "42";

    private const int PlainAttributes = 3;

    private const int MaxDepth = 4;

    /// <summary>A body that a POST to the collection takes.</summary>
    public static JsonObject Create(ResourceCollection collection)
    {
        var resource = collection.Type;
        var example = Required(resource, collection.Required, 0);
        var plain = resource.Attributes.Where(a => IsPlain(a) && a.OnSubtypes.Count == 0 && !example.ContainsKey(a.JsonName));
        foreach (var attribute in plain.OrderByDescending(a => a.Name is "name" or "description").Take(PlainAttributes))
        {
            example[attribute.JsonName] = Leaf(attribute);
        }

        foreach (var (name, value) in resource.Example ?? [])
        {
            example[name] = value?.DeepClone();
        }

        if (resource.Parent is { } parent)
        {
            example.Remove(parent.Attribute.JsonName); // the address says it
        }

        return example;
    }

    /// <summary>A merge patch that changes one attribute; empty where there is no plain one.</summary>
    public static JsonObject Update(ResourceType resource) =>
        Changeable(resource) is { } attribute ? new JsonObject { [attribute.JsonName] = Changed(attribute) } : [];

    /// <summary>The same change as a JSON Patch.</summary>
    public static JsonArray UpdateOperations(ResourceType resource) =>
        Changeable(resource) is { } attribute
            ? [new JsonObject { ["op"] = "add", ["path"] = $"/{attribute.JsonName}", ["value"] = Changed(attribute) }]
            : [];

    /// <summary>A JSON Patch that creates two.</summary>
    public static JsonArray CreateOperations(ResourceCollection collection) =>
        [.. Enumerable.Range(0, 2).Select(_ => new JsonObject { ["op"] = "add", ["path"] = "/", ["value"] = Create(collection) })];

    /// <summary>A plain attribute, or else the state of a resource whose moves are known.</summary>
    private static AttributeModel? Changeable(ResourceType resource) => resource.Attributes
        .Where(a => a is { Immutable: false, OnSubtypes.Count: 0 } && (IsPlain(a) || FirstMove(a) is not null))
        .OrderByDescending(a => a.Name is "description" or "name")
        .ThenBy(a => a.Lifecycle is not null)
        .FirstOrDefault();

    private static JsonValue Changed(AttributeModel attribute) => FirstMove(attribute) is { } state ? JsonValue.Create(state)!
        : attribute.Scalar is ScalarKind.String ? JsonValue.Create($"Another {Words(attribute)}")!
        : Leaf(attribute);

    /// <summary>A state that a new resource may move to; null where none is known.</summary>
    private static string? FirstMove(AttributeModel attribute) =>
        attribute.Lifecycle is { Initial: { } initial } lifecycle && lifecycle.Moves.GetValueOrDefault(initial) is [var first, ..] ? first : null;

    private static bool IsPlain(AttributeModel attribute) =>
        attribute is { Type: null, IsList: false, SetByServer: false, UpdatedByServer: false, Lifecycle: null, Scalar: not ScalarKind.Any, DeprecationReason: null }
        && attribute.JsonName is not ("id" or "href")
        && !attribute.JsonName.StartsWith('@');

    private static bool IsWanted(AttributeModel attribute, IReadOnlyList<AttributeModel> nested) =>
        (attribute is { Required: true, SetByServer: false, OnSubtypes.Count: 0 }) || nested.Contains(attribute);

    private static JsonObject Required(StructuredType type, IReadOnlyList<AttributeModel> nested, int depth)
    {
        var example = new JsonObject();
        foreach (var attribute in type.Attributes.Where(a => IsWanted(a, nested) && depth < MaxDepth))
        {
            var item = attribute.Type is { } structured ? (JsonNode)Required(structured, attribute.RequiredNested, depth + 1) : Leaf(attribute);
            example[attribute.JsonName] = attribute.IsList ? new JsonArray(item) : item;
        }

        if (type is Model.ValueType { Reference: { Targets: [var target, ..] } reference })
        {
            if (example.Count == 0 && type.GetByName("id") is not null)
            {
                example["id"] = AnyId;
            }

            if (type.GetByJsonName(reference.TypedBy) is { Type: null } typedBy)
            {
                example[typedBy.JsonName] = target; // which of several things the id is of
            }
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
        { Scalar: ScalarKind.Id } => JsonValue.Create(AnyId)!,
        { Scalar: ScalarKind.Base64 } => JsonValue.Create("VG1mR3JhcGg=")!,
        _ => JsonValue.Create(Text(attribute))!,
    };

    private static string Text(AttributeModel attribute) => attribute.JsonName switch
    {
        "name" => "An example",
        "description" => "Made to try the API out",
        var name when name.EndsWith("url", StringComparison.OrdinalIgnoreCase) || name.EndsWith("href", StringComparison.OrdinalIgnoreCase) => "https://example.com/",
        _ => $"Some {Words(attribute)}",
    };

    private static string Words(AttributeModel attribute) => OperationWords.Words(GraphNames.Pascal(attribute.Name));
}
