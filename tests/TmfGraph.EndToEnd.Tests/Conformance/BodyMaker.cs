using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>
/// Makes POST bodies from a document alone. Every value differs from its neighbours, so that attributes which change places are noticed, and
/// texts hold what breaks careless escaping.
/// </summary>
internal sealed class BodyMaker
{
    /// <summary>Objects in objects, up to the amounts of money in the prices of an order item.</summary>
    private const int MaxDepth = 4;

    /// <summary>How often a type may stand on one way down: a product within a product, and no further.</summary>
    private const int MaxRepeats = 2;

    /// <summary>With an offset, with fractions, and plain: a server must give back what it was given.</summary>
    private static readonly string[] Instants =
    [
        "2026-03-01T09:30:00Z", "2026-03-01T09:30:00.25+02:00", "2027-12-31T23:59:59.123-05:30", "2024-02-29T00:00:00+00:00",
    ];

    private const string LastInstant = "2028-06-30T23:59:59.5+01:00";

    private static int _bodies;

    private readonly OfficialResource _resource;
    private readonly string _mark = $"{Interlocked.Increment(ref _bodies)}";
    private readonly int _shift = _bodies;
    private int _values;

    private BodyMaker(OfficialResource resource) => _resource = resource;

    /// <summary>The mandatory attributes and nothing else, at every depth.</summary>
    public static JsonObject Minimal(OfficialResource resource) => new BodyMaker(resource).MakeObject(resource.Create, [], onlyRequired: true);

    /// <summary>Every attribute a client may send, down to a depth.</summary>
    public static JsonObject Maximal(OfficialResource resource) => new BodyMaker(resource).MakeObject(resource.Create, [], onlyRequired: false);

    /// <summary>Another value for an attribute than any body has so far.</summary>
    public static JsonNode Value(OfficialResource resource, OfficialAttribute attribute) =>
        new BodyMaker(resource).MakeValue(resource.Create, attribute, [], onlyRequired: false);

    private JsonObject MakeObject(OfficialDefinition definition, IReadOnlyList<string> way, bool onlyRequired)
    {
        var made = new JsonObject();
        foreach (var attribute in definition.Attributes)
        {
            var required = definition.Required.Contains(attribute.Name);
            if (required || (!onlyRequired && !IsTooDeep(attribute, way)))
            {
                made.Add(attribute.Name, MakeValue(definition, attribute, way, onlyRequired || IsTooDeep(attribute, way)));
            }
        }

        return made;
    }

    private JsonNode MakeValue(OfficialDefinition owner, OfficialAttribute attribute, IReadOnlyList<string> way, bool onlyRequired)
    {
        if (!attribute.IsList)
        {
            return MakeItem(owner, attribute, way, onlyRequired);
        }

        var count = way.Count == 0 && !onlyRequired ? 2 : 1;
        return new JsonArray([.. Enumerable.Range(0, count).Select(_ => MakeItem(owner, attribute, way, onlyRequired))]);
    }

    private JsonNode MakeItem(OfficialDefinition owner, OfficialAttribute attribute, IReadOnlyList<string> way, bool onlyRequired)
    {
        var number = ++_values;
        return attribute.Kind switch
        {
            AttributeKind.Object => MakeObject(owner.TypeOf(attribute), [.. way, attribute.Definition!], onlyRequired),

            // one document forgets the format that all others give the content of an attachment, and says it in words only
            AttributeKind.String when attribute.Name is "content" => MakeBytes(attribute, number),
            AttributeKind.String => MakeText(owner, attribute, way, number),
            AttributeKind.Uri => $"https://tmf.example/{attribute.Name.TrimStart('@')}/{_mark}/{number}?a=1&b=%20#c",
            AttributeKind.DateTime when attribute.Name is "endDateTime" => LastInstant, // no period ends before it begins
            AttributeKind.DateTime => Instants[(number + _shift) % Instants.Length],
            AttributeKind.Base64 => MakeBytes(attribute, number),
            AttributeKind.Boolean => number % 2 == 0,
            AttributeKind.Integer => number,
            AttributeKind.Number => number + 0.50m, // two digits behind the point: money keeps both
            AttributeKind.Enum => attribute.Values[way.Count == 0 ? 0 : number % attribute.Values.Count],
            AttributeKind.Any => MakeAny(number),
            _ => throw new UnreachableException(),
        };
    }

    private string MakeBytes(OfficialAttribute attribute, int number) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{attribute.Name} {_mark} {number}"));

    private string MakeText(OfficialDefinition owner, OfficialAttribute attribute, IReadOnlyList<string> way, int number) => attribute.Name switch
    {
        "@type" => way.Count == 0 ? _resource.Subtype ?? _resource.Definition.Name : owner.Name,
        "@baseType" => "Entity",
        "@referredType" => owner.Name is "RelatedParty" ? "Individual" : owner.Name.Replace("Ref", "", StringComparison.Ordinal).Replace("OrValue", "", StringComparison.Ordinal),
        "description" => $"Ünïcode {_mark}.{number}, “quoted” \"plainly\" \\ 漢字 <b>&amp;</b> 🙂\ttab",
        var name => $"{name.TrimStart('@')} {_mark}.{number}",
    };

    /// <summary>A free value: an object with all that JSON has, or a list, or a text.</summary>
    private static JsonNode MakeAny(int number) => (number % 3) switch
    {
        0 => new JsonObject
        {
            ["speed"] = 12.50m, ["@unit"] = "Mbit/s", ["flags"] = new JsonArray(true, null, "x", number), ["inner"] = new JsonObject { ["empty"] = new JsonObject() },
        },
        1 => new JsonArray("first", 2.0m, false),
        _ => $"free text {number}",
    };

    private static bool IsTooDeep(OfficialAttribute attribute, IReadOnlyList<string> way) =>
        attribute.Kind is AttributeKind.Object && (way.Count >= MaxDepth || way.Count(d => d == attribute.Definition) >= MaxRepeats);
}
