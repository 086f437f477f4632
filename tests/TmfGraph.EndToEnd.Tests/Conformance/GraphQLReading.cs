using System.Globalization;
using System.Text;
using System.Text.Json;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Reads in GraphQL what was sent in REST: the selection of every attribute of a body, and the comparison with what it gives.</summary>
internal static class GraphQLReading
{
    /// <summary>Selects every attribute of a body; elements of a list need not have the same ones.</summary>
    public static string Select(OfficialDefinition definition, JsonElement body)
    {
        var text = new StringBuilder();
        Select(definition, [body], text);
        return text.ToString();
    }

    /// <summary>Fails with every value that reads otherwise than it was sent.</summary>
    /// <param name="isServers">Whether an attribute (by its path without indexes) is the server's; it is not compared.</param>
    public static void AssertSame(OfficialDefinition definition, JsonElement sent, JsonElement read, Func<string, bool> isServers)
    {
        var differences = Compare(definition, sent, read, "", isServers).ToList();
        Assert.True(differences.Count == 0, $"{string.Join("\n", differences)}\nSent: {sent}\nRead: {read}");
    }

    private static void Select(OfficialDefinition definition, IReadOnlyList<JsonElement> objects, StringBuilder text)
    {
        if (objects.All(o => !o.EnumerateObject().Any()))
        {
            text.Append("{ __typename }"); // an object may be empty, a selection may not
            return;
        }

        text.Append('{');
        foreach (var attribute in definition.Attributes)
        {
            if (IsMisspelt(attribute))
            {
                continue;
            }

            var values = objects
                .Where(o => o.TryGetProperty(attribute.Name, out _))
                .SelectMany(o => Items(attribute, o.GetProperty(attribute.Name)))
                .ToList();
            if (values.Count == 0)
            {
                continue;
            }

            text.Append(' ').Append(GraphQLNames.Field(attribute.Name));
            if (attribute.Kind is AttributeKind.Object)
            {
                text.Append(' ');
                Select(definition.TypeOf(attribute), values, text);
            }
        }

        text.Append(" }");
    }

    private static IEnumerable<string> Compare(
        OfficialDefinition definition, JsonElement sent, JsonElement read, string path, Func<string, bool> isServers)
    {
        foreach (var member in sent.EnumerateObject())
        {
            var attribute = definition.Find(member.Name)!; // bodies are made of nothing else
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (isServers(memberPath) || IsMisspelt(attribute))
            {
                continue;
            }

            if (!read.TryGetProperty(GraphQLNames.Field(member.Name), out var value) || value.ValueKind is JsonValueKind.Null)
            {
                yield return $"{memberPath}: sent {member.Value.GetRawText()}, read null";
                continue;
            }

            var sentItems = Items(attribute, member.Value);
            var readItems = Items(attribute, value);
            if (sentItems.Count != readItems.Count)
            {
                yield return $"{memberPath}: sent {sentItems.Count} elements, read {readItems.Count}";
                continue;
            }

            foreach (var (sentItem, readItem) in sentItems.Zip(readItems))
            {
                IEnumerable<string> found = attribute.Kind is AttributeKind.Object
                    ? Compare(definition.TypeOf(attribute), sentItem, readItem, memberPath, isServers)
                    : IsSame(attribute.Kind, sentItem, readItem) ? [] : [$"{memberPath}: sent {sentItem.GetRawText()}, read {readItem.GetRawText()}"];
                foreach (var difference in found)
                {
                    yield return difference;
                }
            }
        }
    }

    /// <summary>Some documents write the name with a capital; REST keeps it as sent, the graph knows the right spelling alone.</summary>
    public static bool IsMisspelt(OfficialAttribute attribute) => attribute.Name is "ServiceRelationshipCharacteristic";

    private static List<JsonElement> Items(OfficialAttribute attribute, JsonElement value) =>
        attribute.IsList ? [.. value.EnumerateArray()] : [value];

    private static bool IsSame(AttributeKind kind, JsonElement sent, JsonElement read) => kind switch
    {
        AttributeKind.Enum => GraphQLNames.EnumValue(sent.GetString()!) == read.GetString(),

        // a DateTime names an instant: the offset it was sent with may be written in another way
        AttributeKind.DateTime => Instant(sent) == Instant(read),
        AttributeKind.Integer or AttributeKind.Number => sent.GetRawText() == read.GetRawText(), // money keeps its digits
        _ => JsonElement.DeepEquals(sent, read),
    };

    private static DateTimeOffset Instant(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
