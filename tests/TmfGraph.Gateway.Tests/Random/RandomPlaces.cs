using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// Areas, boxes, bags and items that refer to each other by chance, in three sources. Areas and boxes set a context, items and boxes are told its value, and no object
/// knows where it is reached from.
/// </summary>
internal sealed class RandomPlaces
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@external", "@context", "@fromContext"])

        """;

    private static readonly Dictionary<string, (string Field, string To)[]> Links = new()
    {
        ["Area"] = [("subs", "Area"), ("boxes", "Box"), ("bag", "Bag")],
        ["Box"] = [("items", "Item"), ("bag", "Bag"), ("area", "Area")],
        ["Bag"] = [("items", "Item"), ("boxes", "Box")],
        ["Item"] = [("bag", "Bag")],
    };

    private static readonly FieldResolver Mark = FieldResolver.Pure((p, a) =>
        ResolvedValue.FromObject(MarkOf(IdOf(p), a.Get("of") is { ValueKind: JsonValueKind.String } code ? code.GetString() : null)));

    private readonly System.Random _random;
    private readonly Dictionary<(string Type, string Field, int Id), int[]> _links = [];
    private readonly Dictionary<(string Type, int Id), string?> _codes = [];
    private readonly int _count;

    public RandomPlaces(int seed)
    {
        _random = new System.Random(seed);
        _count = _random.Next(1, 6);
        foreach (var (type, links) in Links)
        {
            for (var id = 0; id < _count; id++)
            {
                _codes.Add((type, id), _random.Next(4) == 0 ? null : $"c{_random.Next(3)}");
                foreach (var (field, _) in links)
                {
                    _links.Add((type, field, id), [.. Enumerable.Range(0, field is "bag" or "area" ? 1 : _random.Next(4)).Select(_ => _random.Next(_count))]);
                }
            }
        }
    }

    public TestSource[] Sources =>
    [
        ApolloSource.Create(
            "ledger",
            Link +
            """
            type Query { areas: [Area] }
            type Area @key(fields: "id") @context(name: "place") { id: ID! code: String @external subs: [Area] boxes: [Box] }
            type Box @key(fields: "id") @context(name: "place") { id: ID! code: String @external area: Area within(of: String @fromContext(field: "$place { code }")): String }
            type Item @key(fields: "id") { id: ID! mark(of: String @fromContext(field: "$place { code }")): String }
            """,
            ["Area", "Box", "Item"],
            r => r,
            b => Resolve(b, "Area.subs", "Area.boxes", "Box.area")
                .Resolve("Query.areas", FieldResolver.Pure(_ => ListOf(Enumerable.Range(0, _count))))
                .Resolve("Item.mark", Mark)
                .Resolve("Box.within", Mark)),
        ApolloSource.Create(
            "names",
            Link + """type Area @key(fields: "id") { id: ID! code: String } type Box @key(fields: "id") { id: ID! code: String }""",
            ["Area", "Box"],
            r => r,
            b => b.Resolve("Area.code", FieldResolver.Pure(p => ResolvedValue.FromObject(_codes[("Area", IdOf(p))])))
                .Resolve("Box.code", FieldResolver.Pure(p => ResolvedValue.FromObject(_codes[("Box", IdOf(p))])))),
        ApolloSource.Create(
            "store",
            Link +
            """
            type Area @key(fields: "id") { id: ID! bag: Bag }
            type Box @key(fields: "id") { id: ID! items: [Item] bag: Bag }
            type Bag @key(fields: "id") { id: ID! items: [Item] boxes: [Box] }
            type Item @key(fields: "id") { id: ID! bag: Bag }
            """,
            ["Area", "Box", "Bag", "Item"],
            r => r,
            b => Resolve(b, "Area.bag", "Box.items", "Box.bag", "Bag.items", "Bag.boxes", "Item.bag")),
    ];

    /// <summary>A query, and what is the right answer to it.</summary>
    public (string Query, string Answer) Make()
    {
        var below = MakeSelection("Area", 5);
        var areas = new JsonArray([.. Enumerable.Range(0, _count).Select(id => (JsonNode)Walk("Area", id, below, null))]);
        return ($"{{ areas {Text(below)} }}", new JsonObject { ["data"] = new JsonObject { ["areas"] = areas } }.ToJsonString());
    }

    private List<Selected> MakeSelection(string type, int depth)
    {
        var selected = new List<Selected>();
        if (type == "Item" || _random.Next(3) == 0)
        {
            selected.Add(new Selected(type == "Item" ? "mark" : "id", null, null));
        }

        if (type == "Box" && _random.Next(2) == 0)
        {
            selected.Add(new Selected("within", null, null));
        }

        foreach (var (field, to) in Links[type])
        {
            if (depth > 1 && _random.Next(5) < 3)
            {
                selected.Add(new Selected(field, to, MakeSelection(to, depth - 1)));
            }
        }

        return selected.Count > 0 ? selected : [new Selected("id", null, null)];
    }

    private JsonObject Walk(string type, int id, List<Selected> selection, string? place)
    {
        var above = place;
        place = type is "Area" or "Box" ? _codes[(type, id)] : place;
        var found = new JsonObject();
        foreach (var (field, to, below) in selection)
        {
            found[field] = field switch
            {
                "id" => $"{id}",
                "mark" or "within" => MarkOf(id, above),
                "bag" or "area" => Walk(to!, _links[(type, field, id)][0], below!, place), // links have both
                _ => new JsonArray([.. _links[(type, field, id)].Select(i => (JsonNode)Walk(to!, i, below!, place))]),
            };
        }

        return found;
    }

    private SchemaBuilder Resolve(SchemaBuilder builder, params string[] coordinates)
    {
        foreach (var coordinate in coordinates)
        {
            var (type, field) = coordinate.Split('.') is [var t, var f] ? (t, f) : throw new ArgumentException("A field has a type.", nameof(coordinates));
            builder.Resolve(coordinate, field is "bag" or "area"
                ? FieldResolver.Pure(p => ObjectOf(_links[(type, field, IdOf(p))][0]))
                : FieldResolver.Pure(p => ListOf(_links[(type, field, IdOf(p))])));
        }

        return builder;
    }

    private static string MarkOf(int id, string? place) => $"{id} {place ?? "nowhere"}";

    private static int IdOf(ResolvedValue parent) => int.Parse(parent.Json.GetProperty("id").GetString()!, CultureInfo.InvariantCulture); // every object has one

    private static ResolvedValue ListOf(IEnumerable<int> ids) => ResolvedValue.FromList([.. ids.Select(ObjectOf)]);

    private static ResolvedValue ObjectOf(int id) => ResolvedValue.FromJson(JsonElement.Parse($$"""{"id":"{{id}}"}"""));

    private static string Text(List<Selected> selection) => $"{{ {string.Join(' ', selection.Select(s => s.Below is null ? s.Field : $"{s.Field} {Text(s.Below)}"))} }}";

    private sealed record Selected(string Field, string? To, List<Selected>? Below);
}
