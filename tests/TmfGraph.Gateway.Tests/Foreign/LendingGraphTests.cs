using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>
/// A lending library: an interface and a union that differ by source, nested keys, a key that clients do not see, lookups by either of two keys,
/// requirements over lists with choices, a field that moved, default values. Whatever is asked, the answer is that of the whole schema.
/// </summary>
public sealed class LendingGraphTests : IDisposable
{
    private static readonly World Data = new(
        """
        {
          "Book": [
            { "id": "b1", "mark": "S-1", "title": "Tides", "genre": "NOVEL", "pages": 210, "writers": ["@Person:p1", "@Person:p2"], "copies": ["@Copy:c1", "@Copy:c2"],
              "similar": ["@Book:b2", "@Film:f1"], "waiting": 3, "due": "2 weeks" },
            { "id": "b2", "mark": "S-2", "title": "Salt", "genre": "POETRY", "pages": 80, "writers": [], "copies": [], "similar": [], "waiting": 0, "due": null }
          ],
          "Film": [
            { "id": "f1", "mark": "S-3", "title": "Drift", "minutes": 95, "similar": ["@Book:b1"], "waiting": null, "director": "@Person:p1", "copies": ["@Copy:c3"] }
          ],
          "Game": [{ "id": "g1", "mark": "S-4", "title": "Ports", "players": 4, "waiting": 1, "copies": [] }],
          "Person": [{ "id": "p1", "name": "N. Berg", "known": ["@Book:b1", "@Film:f1"] }, { "id": "p2", "name": "A. Sole", "known": ["@Book:b1"] }],
          "Copy": [
            { "id": "c1", "number": 1, "item": "@Book:b1", "barcode": "X100", "chip": null, "branch": { "town": "Porto", "desk": { "code": "D1" } }, "state": "LENT", "holder": "@Reader:r1" },
            { "id": "c2", "number": 2, "item": "@Book:b1", "barcode": null, "chip": "7-7", "branch": { "town": "Faro", "desk": { "code": "D2" } }, "state": "FREE", "holder": null },
            { "id": "c3", "number": 3, "item": "@Film:f1", "barcode": "X300", "chip": "9-9", "branch": { "town": "Porto", "desk": { "code": "D1" } }, "state": "FREE", "holder": null }
          ],
          "Reader": [{ "id": "r1", "name": "Ines", "reading": ["@Book:b1", "@Game:g1"], "limit": 2 }, { "id": "r2", "name": "Rui", "reading": [], "limit": 4 }]
        }
        """);

    private readonly RequestExecutor _whole = World.Whole(
        """
        type Query { items: [Item!]!  books(genre: Genre = NOVEL, first: Int! = 1): [Book!]!  found: [Found!]!  lent: [Found!]!  readers(page: PageInput = { size: 1 }): [Reader!]!  person(id: ID!): Person }
        enum Genre { NOVEL POETRY }
        input PageInput { size: Int! = 9  skip: Int! = 0 }
        interface Item { id: ID!  title: String!  waiting: Int  copies: [Copy!]!  label: String! }
        union Found = Book | Film | Game
        type Book implements Item {
          id: ID!  title: String!  genre: Genre  pages(exact: Boolean! = true): Int  writers: [Person!]!  similar: [Found!]!  waiting: Int  copies: [Copy!]!  label: String!
          due: String  codes: String
        }
        type Film implements Item { id: ID!  title: String!  minutes: Int!  similar: [Found!]!  waiting: Int  director: Person  copies: [Copy!]!  label: String! }
        type Game implements Item { id: ID!  title: String!  players: Int!  waiting: Int  copies: [Copy!]!  label: String! }
        type Person { id: ID!  name: String!  known: [Found!]! }
        type Copy { number: Int!  item: Item!  branch: Branch!  state: CopyState!  holder: Reader }
        enum CopyState { FREE LENT }
        type Branch { town: String!  desk: Desk! }
        type Desk { code: String! }
        type Reader { id: ID!  name: String!  reading: [Found!]!  limit: Int!  advice: String }
        """,
        b => LendingRoots(CatalogRoots(b))
            .Resolve("Query.person", TestSource.Find(Data.All("Person")))
            .Resolve("Book.pages", Pages())
            .Resolve("Book.label", FieldResolver.Pure(p => Label(p.Json.GetProperty("title"), p.Json.GetProperty("mark"))))
            .Resolve("Film.label", FieldResolver.Pure(p => Label(p.Json.GetProperty("title"), p.Json.GetProperty("mark"))))
            .Resolve("Game.label", FieldResolver.Pure(p => Label(p.Json.GetProperty("title"), p.Json.GetProperty("mark"))))
            .Resolve("Book.codes", FieldResolver.Pure(p => Codes(p.Json.GetProperty("copies"))))
            .Resolve("Reader.advice", FieldResolver.Pure(p => Advice(p.Json.GetProperty("limit"), p.Json.GetProperty("reading")))));

    /// <summary>Has books and films, and does not know that there are games. The marks of its shelves are nothing for clients.</summary>
    private readonly TestSource _catalog = new(
        "catalog",
        """
        type Query {
          items: [Item!]!  books(genre: Genre = NOVEL, first: Int! = 1): [Book!]!  found: [Found!]!
          item(id: ID!): Item @lookup @internal
          byMark(mark: String!): Item @lookup @internal
          person(id: ID!): Person @lookup
        }
        enum Genre { NOVEL POETRY }
        interface Item @key(fields: "id") @key(fields: "mark") { id: ID!  mark: String! @inaccessible  title: String! }
        union Found = Book | Film
        type Book implements Item @key(fields: "id") @key(fields: "mark") {
          id: ID!  mark: String! @inaccessible  title: String!  genre: Genre  pages(exact: Boolean! = true): Int  writers: [Person!]!  similar: [Found!]!
        }
        type Film implements Item @key(fields: "id") @key(fields: "mark") { id: ID!  mark: String! @inaccessible  title: String!  minutes: Int!  similar: [Found!]!  director: Person }
        type Person @key(fields: "id") { id: ID!  name: String!  known: [Found!]! }
        """,
        b => CatalogRoots(b)
            .Resolve("Query.item", TestSource.Find(Data.All("Book", "Film")))
            .Resolve("Query.byMark", TestSource.Find(Data.All("Book", "Film"), "mark"))
            .Resolve("Query.person", TestSource.Find(Data.All("Person")))
            .Resolve("Book.pages", FieldResolver.Pure((_, _) => ResolvedValue.FromObject(-1)))); // it moved, and is not kept any more

    /// <summary>Lends all three, found by the marks of shelves. Copies have a key within values.</summary>
    private readonly TestSource _lending = new(
        "lending",
        """
        type Query { lent: [Found!]!  readers(page: PageInput = { size: 1 }): [Reader!]!  lookups: Lookups! @internal }
        type Lookups @internal {
          itemAt(shelf: String! @is(field: "mark")): Item @lookup
          copy(desk: String! @is(field: "branch.desk.code"), number: Int!): Copy @lookup
          reader(id: ID!): Reader @lookup
          game(id: ID!): Game @lookup
        }
        input PageInput { size: Int! = 9  skip: Int! = 0 }
        interface Item @key(fields: "mark") { mark: String! @inaccessible  waiting: Int  copies: [Copy!]! }
        union Found = Book | Game
        type Book implements Item @key(fields: "mark") { mark: String! @inaccessible  waiting: Int  copies: [Copy!]!  pages(exact: Boolean! = true): Int @override(from: "catalog") }
        type Film implements Item @key(fields: "mark") { mark: String! @inaccessible  waiting: Int  copies: [Copy!]! }
        type Game implements Item @key(fields: "mark") @key(fields: "id") { id: ID!  mark: String! @inaccessible  title: String!  players: Int!  waiting: Int  copies: [Copy!]! }
        type Copy @key(fields: "branch { desk { code } } number") { number: Int!  item: Item!  branch: Branch!  barcode: String @inaccessible  chip: String @inaccessible }
        type Branch @shareable { town: String!  desk: Desk! }
        type Desk @shareable { code: String! }
        type Reader @key(fields: "id") { id: ID!  name: String!  reading: [Found!]!  limit: Int! }
        """,
        b => LendingRoots(b)
            .Resolve("Query.lookups", TestSource.Json("{}"))
            .Resolve("Lookups.itemAt", TestSource.Find(Data.All("Book", "Film", "Game"), "mark", "shelf"))
            .Resolve("Lookups.copy", Copies())
            .Resolve("Lookups.reader", TestSource.Find(Data.All("Reader")))
            .Resolve("Lookups.game", TestSource.Find(Data.All("Game")))
            .Resolve("Book.pages", Pages()));

    /// <summary>Knows the state of copies, and rules made of what the others know.</summary>
    private readonly TestSource _rules = new(
        "rules",
        """
        type Query {
          copyAt(desk: String! @is(field: "branch.desk.code"), number: Int!): Copy @lookup @internal
          book(key: BookKey! @is(field: "{ id } | { mark }")): Book @lookup @internal
          film(id: ID!): Film @lookup @internal
          game(id: ID!): Game @lookup @internal
          reader(id: ID!): Reader @lookup @internal
        }
        input BookKey @oneOf { id: ID  mark: String }
        input CodeInput @oneOf { barcode: String  chip: String }
        input ReadingInput { max: Int!  titles: [TitleInput!]! }
        input TitleInput @oneOf { book: String  game: String }
        type Book @key(fields: "id") {
          id: ID!
          label(title: String! @require(field: "title"), at: String! @require(field: "mark")): String!
          due: String
          codes(of: [CodeInput!] @require(field: "copies[{ barcode } | { chip }]")): String
        }
        type Film @key(fields: "id") { id: ID!  label(title: String! @require(field: "title"), at: String! @require(field: "mark")): String! }
        type Game @key(fields: "id") { id: ID!  label(title: String! @require(field: "title"), at: String! @require(field: "mark")): String! }
        interface Item { label: String! }
        type Copy @key(fields: "branch { desk { code } } number") { number: Int!  branch: Branch!  state: CopyState!  holder: Reader }
        enum CopyState { FREE LENT LOST @inaccessible }
        type Branch @shareable { town: String!  desk: Desk! }
        type Desk @shareable { code: String! }
        type Reader @key(fields: "id") {
          id: ID!
          advice(of: ReadingInput! @require(field: "{ max: limit, titles: reading[{ book: <Book>.title } | { game: <Game>.title }] }")): String
        }
        """,
        b => b.Resolve("Query.copyAt", Copies())
            .Resolve("Query.book", FieldResolver.Pure((_, a) => BookBy(a.Get("key")!.Value))) // non-null
            .Resolve("Query.film", TestSource.Find(Data.All("Film")))
            .Resolve("Query.game", TestSource.Find(Data.All("Game")))
            .Resolve("Query.reader", TestSource.Find(Data.All("Reader")))
            .Resolve("Book.label", Labels())
            .Resolve("Film.label", Labels())
            .Resolve("Game.label", Labels())
            .Resolve("Book.codes", FieldResolver.Pure((_, a) => Codes(a.Get("of")!.Value))) // a list, since it may not be null there
            .Resolve("Reader.advice", FieldResolver.Pure((_, a) => AdviceOf(a.Get("of")!.Value)))); // non-null

    public void Dispose()
    {
        _whole.Dispose();
        _catalog.Dispose();
        _lending.Dispose();
        _rules.Dispose();
    }

    [Theory]
    [InlineData("{ items { __typename id title waiting label copies { number branch { town } } } }")]
    [InlineData("{ items { waiting ... on Book { genre pages writers { name known { __typename ... on Film { minutes } } } } ... on Film { director { name } } } }")]
    [InlineData("{ found { __typename ... on Book { title waiting } ... on Film { minutes waiting label } ... on Game { players } ... on Item { id copies { state } } } }")]
    [InlineData("{ lent { __typename ... on Item { label title } ... on Book { due similar { ... on Item { waiting label } } } ... on Game { id players } } }")]
    [InlineData("{ books { title } poems: books(genre: POETRY) { title pages } all: books(genre: null, first: 5) { title pages(exact: false) codes } }")]
    [InlineData("query($g: Genre, $n: Int) { books(genre: $g, first: 2) { title due } readers(page: { size: 5, skip: $n }) { name } }", """{ "g": "POETRY", "n": 1 }""")]
    [InlineData("query($g: Genre) { books(genre: $g) { title } readers { name advice } rest: readers(page: { skip: 1 }) { name advice reading { __typename } } }")]
    [InlineData("{ items { copies { number state holder { name advice reading { ... on Item { title } ... on Game { players } } } item { __typename label } } } }")]
    [InlineData("""{ person(id: "p1") { name known { ... on Book { codes copies { branch { desk { code } } state } } ... on Film { label similar { ... on Book { label } } } } } }""")]
    [InlineData("{ lent { ... on Book { a: label b: pages c: pages(exact: false) writers { known { ... on Film { copies { holder { id } item { title } } } } } } } }")]
    [InlineData("query($no: Boolean = false) { items { ... on Film @include(if: $no) { label } ... on Book @skip(if: $no) { label due } ... on Item { title @skip(if: $no) } } }")]
    public async Task Query_IsAnsweredLikeTheWholeSchemaDoes(string query, string variables = "{}")
    {
        using var graph = new TestGraph(_catalog, _lending, _rules);
        var expected = await World.AskAsync(_whole, query, variables);

        Assert.StartsWith("""{"data":{""", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await graph.AskAsync(query, variables));
    }

    [Fact]
    public async Task HiddenKeys_AreNotThereForClients()
    {
        using var graph = new TestGraph(_catalog, _lending, _rules);
        Assert.Contains("mark", await graph.AskAsync("{ items { mark } }"), StringComparison.Ordinal);
        Assert.Equal(
            """{"data":{"item":{"fields":[{"name":"id"},{"name":"title"},{"name":"waiting"},{"name":"copies"},{"name":"label"}]},"state":{"enumValues":[{"name":"FREE"},{"name":"LENT"}]},"choice":null}}""",
            await graph.AskAsync("""{ item: __type(name: "Item") { fields { name } } state: __type(name: "CopyState") { enumValues { name } } choice: __type(name: "BookKey") { name } }"""));
    }

    private static SchemaBuilder CatalogRoots(SchemaBuilder builder) => builder
        .Resolve("Query.items", TestSource.Json(Data.All("Book", "Film")))
        .Resolve("Query.found", TestSource.Json(Data.Of("""["@Film:f1", "@Book:b1"]""")))
        .Resolve("Query.books", FieldResolver.Pure((_, a) => ResolvedValue.FromList(
            [.. Elements(Data.All("Book"))
                .Where(x => a.Get("genre") is not { ValueKind: JsonValueKind.String } genre || x.GetProperty("genre").ValueEquals(genre.GetString()))
                .Take(a.GetInt32("first")!.Value).Select(x => ResolvedValue.FromJson(x))]))); // non-null

    private static SchemaBuilder LendingRoots(SchemaBuilder builder) => builder
        .Resolve("Query.lent", TestSource.Json(Data.Of("""["@Book:b1", "@Game:g1"]""")))
        .Resolve("Query.readers", FieldResolver.Pure((_, a) =>
        {
            var page = a.Get("page")!.Value; // no query sends null
            return ResolvedValue.FromList(
                [.. Elements(Data.All("Reader")).Skip(page.GetProperty("skip").GetInt32()).Take(page.GetProperty("size").GetInt32()).Select(x => ResolvedValue.FromJson(x))]);
        }));

    private static JsonElement.ArrayEnumerator Elements(string json) => JsonDocument.Parse(json).RootElement.EnumerateArray();

    private static FieldResolver Copies() => FieldResolver.Pure((_, a) => ResolvedValue.FromJson(Elements(Data.All("Copy")).First(c =>
        c.GetProperty("branch").GetProperty("desk").GetProperty("code").ValueEquals(a.Get("desk")!.Value.GetString()) // non-null, and so is the next
        && c.GetProperty("number").GetInt32() == a.GetInt32("number"))));

    private static ResolvedValue BookBy(JsonElement key) => ResolvedValue.FromJson(Elements(Data.All("Book")).First(b =>
        key.EnumerateObject().Single() is var only && b.GetProperty(only.Name).ValueEquals(only.Value.GetString())));

    private static FieldResolver Pages() =>
        FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("exact")!.Value.GetBoolean() ? 210 : 200)); // non-null

    private static FieldResolver Labels() => FieldResolver.Pure((_, a) => Label(a.Get("title")!.Value, a.Get("at")!.Value)); // non-null

    private static ResolvedValue Label(JsonElement title, JsonElement mark) => ResolvedValue.FromObject($"{title} at {mark}");

    /// <summary>The code of each copy: its barcode, or what it has instead.</summary>
    private static ResolvedValue Codes(JsonElement copies) => ResolvedValue.FromObject(string.Join(' ', copies.EnumerateArray().Select(c =>
        c.TryGetProperty("barcode", out var barcode) && barcode.ValueKind is JsonValueKind.String ? $"barcode {barcode}" : $"chip {c.GetProperty("chip")}")));

    private static ResolvedValue Advice(JsonElement max, JsonElement reading) =>
        ResolvedValue.FromObject($"{reading.GetArrayLength()} of {max}: {string.Join(", ", reading.EnumerateArray().Select(r => $"{r.GetProperty("__typename").ToString().ToLowerInvariant()} {r.GetProperty("title")}"))}");

    private static ResolvedValue AdviceOf(JsonElement sent) =>
        ResolvedValue.FromObject($"{sent.GetProperty("titles").GetArrayLength()} of {sent.GetProperty("max")}: {string.Join(", ", sent.GetProperty("titles").EnumerateArray().Select(t => t.EnumerateObject().Single()).Select(t => $"{t.Name} {t.Value}"))}");
}
