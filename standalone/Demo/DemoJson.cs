using System.Globalization;
using System.Text.Json.Nodes;

namespace TmfGraph.Standalone.Demo;

/// <summary>The shapes that TMF documents repeat.</summary>
internal static class DemoJson
{
    private const string Currency = "EUR";

    public static string Href(string type, string id) => DemoAddresses.Of(type, id);

    /// <summary>The beginning of a resource's document.</summary>
    public static JsonObject Entity(string type, string id, string? name = null)
    {
        var body = new JsonObject { ["id"] = id, ["href"] = Href(type, id) };
        if (name is not null)
        {
            body["name"] = name;
        }

        return body;
    }

    /// <summary>A whole resource: its id and address, then its attributes but for those that are null.</summary>
    public static DemoDocument Document(string type, string id, JsonObject attributes)
    {
        foreach (var (name, _) in attributes.Where(a => a.Value is null).ToList())
        {
            attributes.Remove(name);
        }

        attributes.Insert(0, "id", id);
        attributes.Insert(1, "href", Href(type, id));
        return new DemoDocument(type, attributes);
    }

    /// <summary>A reference; <paramref name="typed"/> says whether it names its target's type.</summary>
    public static JsonObject Reference(string type, string id, string? name = null, bool typed = false)
    {
        var reference = Entity(type, id, name);
        if (typed)
        {
            reference["@referredType"] = type;
        }

        return reference;
    }

    public static JsonObject PartyReference(string type, string id, string name, string role)
    {
        var party = Reference(type, id, name, typed: true);
        party["role"] = role;
        return party;
    }

    public static JsonArray Array(params IEnumerable<JsonNode?> items) => new([.. items]);

    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Since(DateTimeOffset start) => new() { ["startDateTime"] = Instant(start) };

    public static JsonObject Period(DateTimeOffset start, DateTimeOffset end) =>
        new() { ["startDateTime"] = Instant(start), ["endDateTime"] = Instant(end) };

    public static JsonObject Quantity(decimal amount, string units) => new() { ["amount"] = amount, ["units"] = units };

    public static JsonObject Note(string id, string author, DateTimeOffset date, string text) =>
        new() { ["id"] = id, ["author"] = author, ["date"] = Instant(date), ["text"] = text };

    public static JsonObject Channel(string id, string name) => new() { ["id"] = id, ["name"] = name };

    public static JsonObject Characteristic(string name, decimal value) =>
        new() { ["name"] = name, ["valueType"] = "number", ["value"] = value };

    public static JsonObject Characteristic(string name, string value) =>
        new() { ["name"] = name, ["valueType"] = "string", ["value"] = value };

    public static JsonObject Characteristic(string name, int value) =>
        new() { ["name"] = name, ["valueType"] = "integer", ["value"] = value };

    public static JsonObject Money(decimal value) => new() { ["unit"] = Currency, ["value"] = value };

    /// <summary>The tax of 19 per cent on a net amount, in whole cents.</summary>
    public static decimal Tax(decimal net) => decimal.Round(net * 0.19m, 2);

    /// <summary>A price with 19 per cent tax; <paramref name="amount"/> is net.</summary>
    public static JsonObject Price(decimal amount) => new()
    {
        ["taxRate"] = 19m,
        ["dutyFreeAmount"] = Money(amount),
        ["taxIncludedAmount"] = Money(decimal.Round(amount * 1.19m, 2)),
    };
}
