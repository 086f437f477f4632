using System.Text;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>
/// A document with every attribute of its model and one more in each object, the selection that reads all of it, and what that must give.
/// Types that contain themselves stop at the second time, and everything at some depth.
/// </summary>
internal sealed class MaximalDocument
{
    private const int MaxDepth = 4;

    private readonly StringBuilder _selection = new();
    private readonly Stack<StructuredType> _path = new();

    private MaximalDocument(ResourceType type, string id)
    {
        (Document, Expected) = Object(type);
        Document["id"] = id;
        Expected["id"] = id;
    }

    public JsonObject Document { get; }

    public JsonObject Expected { get; }

    public string Selection => _selection.ToString();

    public static MaximalDocument Of(ResourceType type, string id) => new(type, id);

    private (JsonObject Document, JsonObject Expected) Object(StructuredType type)
    {
        var document = new JsonObject { ["x-own"] = 1 };
        var expected = new JsonObject();
        _path.Push(type);
        _selection.Append("{ ");
        foreach (var attribute in type.Attributes)
        {
            if (attribute.Type is { } inner && (_path.Count >= MaxDepth || _path.Contains(inner)))
            {
                continue;
            }

            _selection.Append(attribute.Name).Append(' ');
            var (value, shown) = attribute.Type is { } objects ? Object(objects) : Leaf(attribute);
            document[attribute.JsonName] = attribute.IsList ? new JsonArray(value) : value;
            expected[attribute.Name] = attribute.IsList ? new JsonArray(shown) : shown;
        }

        _selection.Append("extensionAttributes } ");
        expected["extensionAttributes"] = new JsonObject { ["x-own"] = 1 };
        _path.Pop();
        return (document, expected);
    }

    private static (JsonNode Document, JsonNode Expected) Leaf(AttributeModel attribute)
    {
        if (attribute.Enum is { } values)
        {
            var member = values.Members[^1];
            return (JsonValue.Create(member.Value), JsonValue.Create(member.Name));
        }

        JsonNode value = attribute.Scalar switch
        {
            ScalarKind.Boolean => JsonValue.Create(true),
            ScalarKind.Int => JsonValue.Create(int.MaxValue),
            ScalarKind.Long => JsonValue.Create(long.MaxValue),
            ScalarKind.Float => JsonValue.Create(1.5),
            ScalarKind.Decimal => JsonNode.Parse("12345678901234567890.10")!, // JSON text is never null
            ScalarKind.DateTime => JsonValue.Create("2026-03-01T09:30:00.123Z"),
            ScalarKind.Date => JsonValue.Create("2026-03-01"),
            ScalarKind.Base64 => JsonValue.Create("AQID"),
            ScalarKind.Any => JsonNode.Parse("""{ "a": [1, null, { "b": "c" }] }""")!, // as above
            _ => JsonValue.Create($"{attribute.JsonName} \"ä\""),
        };
        return (value, value.DeepClone());
    }
}
