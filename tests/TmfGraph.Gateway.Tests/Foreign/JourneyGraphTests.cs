using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>
/// Journeys that are booked, over sources of two kinds: an entity interface that one source knows as an object, a key of two fields of which one
/// lies in another entity, fields provided on a path, a requirement over a list of that interface, a union that differs, and enums that do: one
/// only returned, one only taken. Whatever is asked, the answer is that of the whole schema.
/// </summary>
public sealed class JourneyGraphTests : IDisposable
{
    private static readonly World Data = new(
        """
        {
          "TrainLeg": [{ "id": "l1", "from": { "code": "LIS", "town": "Lisbon" }, "to": { "code": "MAD", "town": "Madrid" }, "state": "LATE", "train": "T 332", "seatsLeft": 4 }],
          "FerryLeg": [{ "id": "l2", "from": { "code": "MAD", "town": "Madrid" }, "to": { "code": "PMI", "town": "Palma" }, "state": "CANCELLED", "deck": 2, "seatsLeft": null }],
          "Booking": [
            { "id": "k1", "ref": "R1", "traveller": "@Traveller:t1", "legs": ["@TrainLeg:l1", "@FerryLeg:l2"], "places": [{ "__typename": "Seat", "number": 12 }, { "__typename": "Cabin", "beds": 2 }],
              "insurance": "LIS-MAD MAD-PMI" },
            { "id": "k2", "ref": "R1", "traveller": "@Traveller:t2", "legs": [], "places": [], "insurance": "" }
          ],
          "Traveller": [{ "id": "t1", "passport": "P1", "name": "Ines", "meal": { "__typename": "Deck", "number": 3 } }, { "id": "t2", "passport": "P2", "name": "Rui", "meal": null }]
        }
        """);

    private readonly RequestExecutor _whole = World.Whole(
        """
        type Query { legs(by: Means = FERRY): [Leg!]!  bookings: [Booking!]!  traveller(passport: ID!): Traveller }
        enum Means { TRAIN FERRY }
        enum LegState { PLANNED LATE CANCELLED }
        interface Leg { id: ID!  from: Port!  to: Port!  seatsLeft: Int }
        type TrainLeg implements Leg { id: ID!  from: Port!  to: Port!  seatsLeft: Int  state: LegState  train: String }
        type FerryLeg implements Leg { id: ID!  from: Port!  to: Port!  seatsLeft: Int  state: LegState  deck: Int }
        type Port { code: ID!  town: String }
        type Booking { ref: ID!  traveller: Traveller!  legs: [Leg!]!  places: [Place!]!  insurance: String }
        union Place = Seat | Cabin | Deck
        type Seat { number: Int! }
        type Cabin { beds: Int! }
        type Deck { number: Int! }
        type Traveller { passport: ID!  name: String  meal: Place }
        """,
        b => b.Resolve("Query.legs", Legs())
            .Resolve("Query.bookings", TestSource.Json(Data.All("Booking")))
            .Resolve("Query.traveller", TestSource.Find(Data.All("Traveller"), "passport")));

    private readonly TestSource _timetable = ApolloSource.Create(
        "timetable",
        ApolloSource.Link + """
        type Query { legs(by: Means = FERRY): [Leg!]! }
        enum Means { TRAIN FERRY BUS }
        enum LegState { PLANNED LATE }
        interface Leg @key(fields: "id") { id: ID!  from: Port!  to: Port! }
        type TrainLeg implements Leg @key(fields: "id") { id: ID!  from: Port!  to: Port!  state: LegState  train: String }
        type FerryLeg implements Leg @key(fields: "id") { id: ID!  from: Port!  to: Port!  deck: Int }
        type Port { code: ID!  town: String }
        """,
        ["TrainLeg", "FerryLeg"],
        ApolloSource.ById(Data.All("TrainLeg", "FerryLeg")),
        b => b.Resolve("Query.legs", Legs()));

    /// <summary>Knows all legs as one type, and travellers by their passports; their names on its own paths only.</summary>
    private readonly TestSource _booking = ApolloSource.Create(
        "booking",
        ApolloSource.Link + """
        type Query { bookings: [Booking!]! @provides(fields: "traveller { name }")  booked(means: Means): Int }
        enum Means { TRAIN FERRY SHIP }
        type Leg @key(fields: "id") @interfaceObject { id: ID!  seatsLeft: Int }
        type Booking @key(fields: "ref traveller { passport }") { ref: ID!  traveller: Traveller!  legs: [Leg!]!  places: [Place!]! }
        union Place = Seat | Cabin
        type Seat @shareable { number: Int! }
        type Cabin { beds: Int! }
        type Traveller @key(fields: "passport") { passport: ID!  name: String @external }
        """,
        ["Leg", "Booking", "Traveller"],
        representation => representation.GetProperty("__typename").GetString() switch
        {
            "Leg" => ApolloSource.ById(AsLegs(Data.All("TrainLeg", "FerryLeg")))(representation),
            "Traveller" => ApolloSource.ById(Data.All("Traveller"), "passport")(representation),
            _ => Booking(representation.GetProperty("ref").GetString(), representation.GetProperty("traveller").GetProperty("passport").GetString()),
        },
        b => b.Resolve("Query.bookings", TestSource.Json(AsLegs(Data.All("Booking")))));

    private readonly TestSource _ferries = ApolloSource.Create(
        "ferries",
        ApolloSource.Link + """
        type FerryLeg @key(fields: "id") { id: ID!  state: LegState }
        enum LegState { PLANNED CANCELLED }
        """,
        ["FerryLeg"],
        ApolloSource.ById(Data.All("FerryLeg")));

    /// <summary>Written for Fusion: finds a booking by both parts of its key, and insures it by the ports of its legs.</summary>
    private readonly TestSource _people = new(
        "people",
        """
        type Query {
          traveller(passport: ID!): Traveller @lookup
          booking(ref: ID!, of: ID! @is(field: "traveller.passport")): Booking @lookup @internal
        }
        type Traveller @key(fields: "passport") { passport: ID!  name: String  meal: Place }
        union Place = Seat | Deck
        type Seat @shareable { number: Int! }
        type Deck { number: Int! }
        type Booking @key(fields: "ref traveller { passport }") {
          ref: ID!
          traveller: Traveller!
          insurance(stops: [StopInput!]! @require(field: "legs[{ a: from.code, b: to.code }]")): String
        }
        input StopInput { a: ID!  b: ID! }
        """,
        b => b.Resolve("Query.traveller", TestSource.Find(Data.All("Traveller"), "passport"))
            .Resolve("Query.booking", FieldResolver.Pure((_, a) => ResolvedValue.FromJson(Booking(a.Get("ref")!.Value.GetString(), a.Get("of")!.Value.GetString())))) // non-null
            .Resolve("Booking.insurance", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(
                string.Join(' ', a.Get("stops")!.Value.EnumerateArray().Select(s => $"{s.GetProperty("a")}-{s.GetProperty("b")}")))))); // non-null

    public void Dispose()
    {
        _whole.Dispose();
        _timetable.Dispose();
        _booking.Dispose();
        _ferries.Dispose();
        _people.Dispose();
    }

    [Theory]
    [InlineData("{ legs { __typename id from { town } seatsLeft ... on TrainLeg { train state } ... on FerryLeg { deck state } } }")]
    [InlineData("query($m: Means) { legs(by: $m) { to { code } seatsLeft ... on TrainLeg { state } } other: legs(by: TRAIN) { id } }", """{ "m": "TRAIN" }""")]
    [InlineData("{ bookings { ref traveller { name } } }")]
    [InlineData("{ bookings { traveller { passport name meal { __typename ... on Deck { number } ... on Seat { number } } } insurance } }")]
    [InlineData("{ bookings { legs { __typename seatsLeft ... on FerryLeg { deck state } ... on TrainLeg { train from { code } } } places { __typename ... on Seat { number } ... on Cabin { beds } } } }")]
    [InlineData("{ bookings { insurance legs { to { town } } } }")]
    [InlineData("""{ traveller(passport: "P1") { name meal { ... on Deck { level: number } ... on Cabin { beds } } } }""")]
    public async Task Query_IsAnsweredLikeTheWholeSchemaDoes(string query, string variables = "{}")
    {
        using var graph = new TestGraph(_timetable, _booking, _ferries, _people);
        var expected = await World.AskAsync(_whole, query, variables);

        Assert.StartsWith("""{"data":{""", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await graph.AskAsync(query, variables));
    }

    [Fact]
    public async Task Enums_HaveWhatTheirUseAllows()
    {
        using var graph = new TestGraph(_timetable, _booking, _ferries, _people);
        Assert.Equal(
            """{"data":{"taken":{"enumValues":[{"name":"TRAIN"},{"name":"FERRY"}]},"returned":{"enumValues":[{"name":"PLANNED"},{"name":"LATE"},{"name":"CANCELLED"}]}}}""",
            await graph.AskAsync("""{ taken: __type(name: "Means") { enumValues { name } } returned: __type(name: "LegState") { enumValues { name } } }"""));
    }

    [Fact]
    public async Task ProvidedNames_AreNotAskedForElsewhere()
    {
        using var graph = new TestGraph(_timetable, _booking, _ferries, _people);
        await graph.AskAsync("{ bookings { traveller { name } } }");
        Assert.Equal("booking=1", graph.Requests);
    }

    private static FieldResolver Legs() => FieldResolver.Pure((_, a) => ResolvedValue.FromList(
        [.. JsonDocument.Parse(Data.All(a.Get("by")!.Value.ValueEquals("TRAIN") ? "TrainLeg" : "FerryLeg")).RootElement.EnumerateArray().Select(l => ResolvedValue.FromJson(l))])); // no query sends null

    /// <summary>The same without a word of what kind of legs there are.</summary>
    private static string AsLegs(string json) => json.Replace("\"TrainLeg\"", "\"Leg\"", StringComparison.Ordinal).Replace("\"FerryLeg\"", "\"Leg\"", StringComparison.Ordinal);

    private static JsonElement Booking(string? reference, string? passport) => JsonDocument.Parse(AsLegs(Data.All("Booking"))).RootElement.EnumerateArray().First(b =>
        b.GetProperty("ref").ValueEquals(reference) && b.GetProperty("traveller").GetProperty("passport").ValueEquals(passport));
}
