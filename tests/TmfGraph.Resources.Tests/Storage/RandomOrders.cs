using System.Text.Json;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>Documents with values that stores like to disagree about.</summary>
internal sealed class RandomOrders(Random random)
{
    public static readonly string[] Texts =
        ["", "a", "A", "ab", "b", "ä", "z", "\uFFFD", "😀", "%", "_", "a%b", "a_b", "it's", "\\", "a\"b", "line\nbreak", "10", "9", "true", "zz top", "GmbH & Co"];

    public static readonly string[] Numbers =
        ["0", "1", "1.0", "1.50", "1.5", "-1", "-1.5", "-10", "2", "10", "1e1", "1E-2", "0.01", "12345678901234567890.1234567891", "12345678901234567890.1234567892", "1000000", "0.1", "0.30"];

    public static readonly string[] Integers = ["0", "1", "2", "10", "-3", "2147483647"];

    public static readonly string[] Instants =
    [
        "2026-01-31T10:00:00Z", "2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00.000Z", "2026-01-31T10:00:00.1234567Z", "2026-01-31T10:00:00.123456Z",
        "2026-01-31T10:00", "2026-01-31T23:30:00-05:00", "2024-02-29T00:00:00Z", "2026-02-01T04:30:00Z", "1999-12-31T23:59:59.999999Z",
    ];

    public static readonly string[] Dates = ["2026-01-31", "2024-02-29", "1999-12-31", "2026-02-01"];

    public static readonly string[] States = ["acknowledged", "inProgress", "completed", "Not Started"];

    public static readonly string[] Ids = ["c1", "c2", "i1", "p1", "p2", "s1"];

    public string Next(int number)
    {
        var members = new List<string> { $"\"id\": \"o{number:D4}\"", $"\"name\": {Text()}" };
        Add("note", Text);
        Add("state", () => Quote(Pick(States)));
        Add("priority", () => Pick(Integers));
        Add("amount", () => Pick(Numbers));
        Add("weight", () => Pick(Numbers));
        Add("isUrgent", () => random.Next(2) == 0 ? "true" : "false");
        Add("orderDate", () => Quote(Pick(Instants)));
        Add("requested", () => Quote(Pick(Instants)));
        Add("due", () => Quote(Pick(Dates)));
        Add("setting", () => Pick([Text(), "5", "5.25", "true", "false", "{\"a\": 1}", "[1]", "\"5\""]));
        Add("tag", () => List(() => random.Next(8) == 0 ? "null" : Text()));
        Add("score", () => List(() => Pick(Numbers)));
        Add("price", Money);
        Add("item", () => List(() => Item(0)));
        Add("relatedParty", () => List(Party));
        Add("account", () => $"{{ \"id\": {Quote(Pick(Ids))}, \"name\": {Text()} }}");
        return $"{{ {string.Join(", ", members)} }}";

        void Add(string name, Func<string> value)
        {
            switch (random.Next(8))
            {
                case 0:
                    break;
                case 1:
                    members.Add($"\"{name}\": null");
                    break;
                default:
                    members.Add($"\"{name}\": {value()}");
                    break;
            }
        }
    }

    private string Item(int depth)
    {
        var nested = depth < 1 && random.Next(3) == 0 ? $", \"item\": {List(() => Item(depth + 1))}" : "";
        var product = random.Next(2) == 0 ? $", \"product\": {{ \"id\": {Quote(Pick(Ids))}, \"name\": {Text()} }}" : "";
        return $"{{ \"action\": \"{(random.Next(2) == 0 ? "add" : "modify")}\", \"quantity\": {Pick(Integers)}, \"price\": {Money()}, \"tag\": {List(Text)}{product}{nested} }}";
    }

    private string Party() => random.Next(6) switch
    {
        0 => $"{{ \"name\": {Text()} }}",
        1 => $"{{ \"id\": {Quote(Pick(Ids))} }}",
        _ => $"{{ \"id\": {Quote(Pick(Ids))}, \"role\": \"{Pick(["Customer", "customer", "Seller"])}\", \"@referredType\": \"{Pick(["Customer", "individual"])}\" }}",
    };

    private string Money() => $"{{ \"unit\": \"EUR\", \"value\": {Pick(Numbers)} }}";

    private string List(Func<string> element) => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => element()))}]";

    private string Text() => Quote(Pick(Texts));

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
