using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>A museum whose graph lies in four servers of four kinds: Fusion, both versions of Apollo Federation, and plain GraphQL.</summary>
internal sealed class MuseumSources : IDisposable
{
    private const string Visitors =
        """
        [
          { "ticket": "t1", "saw": [{ "id": "a1", "visits": 7 }, { "id": "a2", "visits": 0 }] },
          { "ticket": "t2", "saw": [{ "id": "a2", "visits": 0 }] }
        ]
        """;

    private const string Posters =
        """
        [
          { "sku": "p1", "cents": 500, "of": { "inventoryNumber": "INV-1" }, "buyer": { "ticket": "t1" } },
          { "sku": "p2", "cents": 900, "of": { "inventoryNumber": "INV-2" }, "buyer": null }
        ]
        """;

    /// <summary>Written to the Composite Schemas specification, as Fusion's subgraphs are.</summary>
    private readonly TestSource _collection = new(
        "collection",
        """
        type Query {
          artworks: [Artwork!]!
          artworkById(id: ID!): Artwork @lookup
          artworkByNumber(number: String! @is(field: "inventoryNumber")): Artwork @lookup @internal
          places: Places! @internal
        }
        type Places @internal { room(name: ID!): Room @lookup }
        type Mutation { rename(artwork: ID!, title: String!): Artwork }
        type Subscription { artworkMoved: Artwork }
        type Artwork @key(fields: "id") @key(fields: "inventoryNumber") {
          id: ID!
          inventoryNumber: String!
          title: String!
          room: Room
          label(facts: FactsInput! @require(field: "{ visits, cents: poster.cents }")): String
        }
        input FactsInput { visits: Int!  cents: Int }
        type Room @key(fields: "name") { name: ID!  floor: Int! }
        """,
        b => b.Resolve("Query.artworks", TestSource.Json(Artworks()))
            .Resolve("Query.artworkById", TestSource.Find(Artworks()))
            .Resolve("Query.artworkByNumber", TestSource.Find(Artworks(), "inventoryNumber", "number"))
            .Resolve("Query.places", TestSource.Json("{}"))
            .Resolve("Places.room", TestSource.Find("""[{ "name": "North", "floor": 1 }, { "name": "South", "floor": 2 }]""", "name"))
            .Resolve("Mutation.rename", FieldResolver.Pure((_, a) => Parse(Artworks(a.Get("title")!.Value.GetString()!), 0))) // non-null; it is the first
            .Resolve("Subscription.artworkMoved", Stream(Artworks()))
            .Resolve("Artwork.label", FieldResolver.Pure((artwork, a) => ResolvedValue.FromObject(
                $"{artwork.Json.GetProperty("title")}, seen {a.Get("facts")!.Value.GetProperty("visits")} times, {Price(a.Get("facts")!.Value)}")))); // non-null

    /// <summary>Version 1 of Apollo Federation: nothing is linked, and types of others are extended.</summary>
    private readonly TestSource _visits = ApolloSource.Create(
        "visits",
        VisitsSchema.Replace("extend type", "type", StringComparison.Ordinal),
        ["Artwork", "Room", "Visitor"],
        representation => representation.GetProperty("__typename").GetString() switch
        {
            "Artwork" => ApolloSource.ById("""[{ "id": "a1", "visits": 7 }, { "id": "a2", "visits": 0 }]""")(representation),
            "Room" => ApolloSource.ById("""[{ "name": "North", "crowd": 30 }, { "name": "South", "crowd": null }]""", "name")(representation),
            _ => ApolloSource.ById(Visitors, "ticket")(representation),
        },
        b => b.Resolve("Query.busiest", TestSource.Json("""{ "id": "a1", "visits": 7 }"""))
            .Resolve("Query.visitors", TestSource.Json(Visitors))
            .Resolve("Mutation.countVisit", TestSource.Json("""{ "id": "a1", "visits": 8 }"""))
            .Resolve("Subscription.entered", Stream(Visitors))
            .Resolve("Artwork.motto", FieldResolver.Pure(artwork => ResolvedValue.FromObject($"See {Sent(artwork, "title")}!"))),
        shown: VisitsSchema);

    /// <summary>Version 2 of Apollo Federation, under names of its own.</summary>
    private readonly TestSource _shop = ApolloSource.Create(
        "shop",
        ShopSchema.Replace("@pk(", "@key(", StringComparison.Ordinal).Replace("@fed__", "@", StringComparison.Ordinal),
        ["Artwork", "Poster"],
        representation => representation.GetProperty("__typename").ValueEquals("Poster")
            ? ApolloSource.ById(Posters, "sku")(representation)
            : ApolloSource.ById(
                """[{ "inventoryNumber": "INV-1", "poster": { "sku": "p1", "cents": 500 } }, { "inventoryNumber": "INV-2", "poster": null }]""", "inventoryNumber")(representation),
        b => b.Resolve("Query.posters", TestSource.Json(Posters))
            .Resolve("Artwork.demand", FieldResolver.Pure(artwork => ResolvedValue.FromObject(Sent(artwork, "visits").GetInt32() > 5 ? "HIGH" : "LOW"))),
        shown: ShopSchema);

    /// <summary>Plain GraphQL, that has never heard of graphs of graphs. What finds its objects elsewhere is told by the gateway's owner.</summary>
    private readonly TestSource _hours = new(
        "hours",
        """
        type Query { openingHours(weekend: Boolean! = false): [Hours!]!  highlight: Artwork }
        type Mutation { close(day: Day!): Hours }
        enum Day { SATURDAY SUNDAY }
        type Hours { day: Day!  from: Int!  guide: Visitor }
        type Artwork { id: ID! }
        type Visitor { ticket: ID! }
        """,
        "",
        b => b.Resolve("Query.openingHours", TestSource.Json("""[{ "day": "SUNDAY", "from": 10, "guide": { "ticket": "t2" } }]"""))
            .Resolve("Query.highlight", TestSource.Json("""{ "id": "a1" }"""))
            .Resolve("Mutation.close", TestSource.Json("""{ "day": "SUNDAY", "from": 0, "guide": { "ticket": "t1" } }""")))
    {
        Extensions = "extend type Artwork @key(fields: \"id\")\nextend type Visitor @key(fields: \"ticket\")",
    };

    public IReadOnlyList<TestSource> All => [_collection, _visits, _shop, _hours];

    /// <summary>How often each has been asked, as <c>collection=1 shop=2</c>.</summary>
    public string Requests => string.Join(' ', All.Where(s => s.Requests > 0).Select(s => $"{s.Name}={s.Requests}"));

    public void Dispose()
    {
        foreach (var source in All)
        {
            source.Dispose();
        }
    }

    private const string VisitsSchema =
        """
        type Query { busiest: Artwork  visitors: [Visitor!]! }
        type Mutation { countVisit(artwork: ID!): Artwork }
        type Subscription { entered: Visitor }
        extend type Artwork @key(fields: "id") { id: ID! @external  title: String! @external  visits: Int!  motto: String @requires(fields: "title") }
        extend type Room @key(fields: "name") { name: ID! @external  crowd: Int }
        type Visitor @key(fields: "ticket") { ticket: ID!  saw: [Artwork!]! }
        """;

    private const string ShopSchema =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", as: "fed", import: [{ name: "@key", as: "@pk" }])
        type Query { posters: [Poster!]! }
        type Artwork @pk(fields: "inventoryNumber") { inventoryNumber: String!  visits: Int! @fed__external  poster: Poster  demand: Demand @fed__requires(fields: "visits") }
        enum Demand { LOW HIGH }
        type Poster @pk(fields: "sku") { sku: ID!  cents: Int!  of: Artwork!  buyer: Visitor }
        type Visitor @pk(fields: "ticket", resolvable: false) { ticket: ID! }
        """;

    private static string Artworks(string first = "Tides") =>
        $$"""
        [
          { "id": "a1", "inventoryNumber": "INV-1", "title": "{{first}}", "room": { "name": "North", "floor": 1 } },
          { "id": "a2", "inventoryNumber": "INV-2", "title": "Salt", "room": { "name": "South", "floor": 2 } }
        ]
        """;

    private static string Price(JsonElement facts) => facts.GetProperty("cents") is { ValueKind: JsonValueKind.Number } cents ? $"{cents} cents" : "no poster";

    private static JsonElement Sent(ResolvedValue parent, string name) => parent.Json.GetProperty(ApolloSource.Represented).GetProperty(name);

    private static ResolvedValue Parse(string json, int index) => ResolvedValue.FromJson(JsonDocument.Parse(json).RootElement[index]);

    /// <summary>One event for each element of a JSON array.</summary>
    private static FieldResolver Stream(string json) => FieldResolver.Stream((_, token) => EventsAsync(json, token));

    private static async IAsyncEnumerable<SourceEvent> EventsAsync(string json, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var element in JsonDocument.Parse(json).RootElement.EnumerateArray())
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return new SourceEvent(ResolvedValue.FromJson(element));
        }
    }
}
