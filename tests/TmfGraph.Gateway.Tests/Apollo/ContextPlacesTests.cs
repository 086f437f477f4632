using static TmfGraph.Gateway.Tests.Apollo.ContextSources;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>From which of the objects above an argument gets its value.</summary>
public sealed class ContextPlacesTests
{
    [Fact]
    public async Task TheNearestObject_Counts()
    {
        using var graph = new TestGraph(LedgerOf(
            """[{"id":"1","currency":"EUR","spent":[{"id":"a"}],"friend":{"id":"2","currency":"USD","spent":[{"id":"a"}]}}]"""));
        Assert.Equal(
            """{"data":{"users":[{"spent":[{"in":"a EUR"}],"friend":{"spent":[{"in":"a USD"}]}}]}}""",
            await graph.AskAsync("{ users { spent { in } friend { spent { in } } } }"));
    }

    [Fact]
    public async Task AnObjectOfATypeThatSetsAContext_GetsItsValueOfTheOneAbove()
    {
        const string Sdl = Link +
            """
            type Query { start: Start }
            type Start @context(name: "payment") { currency: String payment: Payment }
            type Payment @key(fields: "id") @context(name: "payment") { id: ID! currency: String next: Payment in(code: String @fromContext(field: "$payment { currency }")): String }
            """;
        using var graph = new TestGraph(ApolloSource.Create("ledger", Sdl, ["Payment"], Any, b => b.Resolve("Payment.in", IdAndCode).Resolve("Query.start", TestSource.Json(
            """{"currency":"EUR","payment":{"id":"a","currency":"USD","next":{"id":"b","currency":"CHF"}}}"""))));
        Assert.Equal("""{"data":{"start":{"payment":{"in":"a EUR","next":{"in":"b USD"}}}}}""", await graph.AskAsync("{ start { payment { in next { in } } } }"));
    }

    [Fact]
    public async Task AnEntityBelowTwoObjects_IsAskedForWithTheValueOfEach_WhereverTheWayLeads()
    {
        // both accounts are of one person, whose pets another source knows
        var bank = ApolloSource.Create(
            "bank",
            Link +
            """
            type Query { accounts: [Account!] }
            type Account @context(name: "account") { currency: String owner: Person }
            type Person @key(fields: "id") { id: ID! }
            type Pet @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$account { currency }")): String }
            """,
            ["Person", "Pet"], Any,
            b => b.Resolve("Query.accounts", TestSource.Json("""[{"currency":"EUR","owner":{"id":"1"}},{"currency":"USD","owner":{"id":"1"}},{"currency":"EUR","owner":{"id":"1"}}]"""))
                .Resolve("Pet.in", IdAndCode));
        var people = ApolloSource.Create(
            "people", Link + """type Person @key(fields: "id") { id: ID! name: String pets: [Pet!] } type Pet @key(fields: "id") { id: ID! name: String }""", ["Person", "Pet"],
            ApolloSource.ById("""[{"id":"1","name":"Ann","pets":[{"id":"p","name":"Rex"}]}]"""));
        using var graph = new TestGraph(bank, people);
        Assert.Equal(
            """{"data":{"accounts":[{"owner":{"name":"Ann","pets":[{"name":"Rex","in":"p EUR"}]}},{"owner":{"name":"Ann","pets":[{"name":"Rex","in":"p USD"}]}},{"owner":{"name":"Ann","pets":[{"name":"Rex","in":"p EUR"}]}}]}}""",
            await graph.AskAsync("{ accounts { owner { name pets { name in } } } }"));
        Assert.Equal("bank=2 people=1", graph.Requests);
        Assert.Contains("apart: [accounts[]]", graph.PlanOf("{ accounts { owner { name pets { name in } } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contexts_OfAbstractTypes_AreSetByTheirObjects()
    {
        const string Sdl = Link +
            """
            type Query { owners: [Owner] things: [Thing] }
            union Owner @context(name: "owner") = Person | Firm
            interface Thing @context(name: "thing") { id: ID! language: String }
            type Person implements Thing @key(fields: "id") { id: ID! language: String name: String notes: [Note] }
            type Firm implements Thing @key(fields: "id") { id: ID! language: String title: String notes: [Note] }
            type Note @key(fields: "id") {
              id: ID!
              of(code: String @fromContext(field: "$owner ... on Person { name } ... on Firm { title }")): String
              in(code: String @fromContext(field: "$thing { language }")): String
            }
            """;
        const string Things =
            """
            [{"__typename":"Person","id":"1","language":"en","name":"Ann","notes":[{"id":"n"}]},{"__typename":"Firm","id":"2","language":"fr","title":"Acme","notes":[{"id":"n"}]},null]
            """;
        var source = ApolloSource.Create("notes", Sdl, ["Person", "Firm", "Note"], Any, b => b.Resolve("Query.owners", TestSource.Json(Things))
            .Resolve("Query.things", TestSource.Json(Things)).Resolve("Note.of", IdAndCode).Resolve("Note.in", IdAndCode));
        using var graph = new TestGraph(source);
        Assert.Equal(
            """{"data":{"owners":[{"notes":[{"of":"n Ann","in":"n en"}]},{"notes":[{"of":"n Acme"}]},null]}}""",
            await graph.AskAsync("{ owners { ... on Person { notes { of in } } ... on Firm { notes { ...N } } } } fragment N on Note { of }"));
        Assert.Equal(
            """{"data":{"things":[{"notes":[{"in":"n en"}]},{"notes":[{"in":"n fr"}]},null]}}""",
            await graph.AskAsync("{ things { ... on Person { notes { in } } ... on Firm { notes { in } } } }"));
    }

    [Fact]
    public async Task WhereOnlySomeObjectsSetAContext_TheNextOneAboveCountsForOthers()
    {
        const string Sdl = Link +
            """
            type Query { shop: Shop }
            type Shop @context(name: "place") { name: String parts: [Part] }
            interface Part { id: ID! goods: [Good] }
            type Aisle implements Part @context(name: "place") { id: ID! name: String goods: [Good] }
            type Shelf implements Part { id: ID! goods: [Good] }
            type Good @key(fields: "id") { id: ID! at(code: String @fromContext(field: "$place { name }")): String }
            """;
        var source = ApolloSource.Create("shop", Sdl, ["Good"], Any, b => b.Resolve("Good.at", IdAndCode).Resolve("Query.shop", TestSource.Json(
            """
            {"name":"S","parts":[{"__typename":"Aisle","id":"1","name":"A","goods":[{"id":"g"}]},{"__typename":"Shelf","id":"2","goods":[{"id":"g"}]},
             {"__typename":"Aisle","id":"3","name":null,"goods":[{"id":"h"}]}]}
            """)));
        using var graph = new TestGraph(source);
        Assert.Equal(
            """{"data":{"shop":{"parts":[{"goods":[{"at":"g A"}]},{"goods":[{"at":"g S"}]},{"goods":[{"at":"h nothing"}]}]}}}""",
            await graph.AskAsync("{ shop { parts { goods { at } } } }"));
        Assert.Contains("context: __code is \"name\" of shop.parts[], else of shop\n", graph.PlanOf("{ shop { parts { goods { at } } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRoot_MaySetAContext_AndListsAreHandedOnWhole()
    {
        const string Sdl = Link +
            """
            type Query @context(name: "root") { me: Me items: [Item] }
            type Me { tags: [Tag!]! }
            type Tag { name: String! }
            type Item @key(fields: "id") { id: ID! for(code: [String] @fromContext(field: "$root { me { tags { name } } }")): String }
            """;
        var source = ApolloSource.Create("items", Sdl, ["Item"], Any, b => b.Resolve("Item.for", IdAndCode)
            .Resolve("Query.me", TestSource.Json("""{"tags":[{"name":"x"},{"name":"y"}]}""")).Resolve("Query.items", TestSource.Json("""[{"id":"1"},{"id":"2"}]""")));
        using var graph = new TestGraph(source);
        Assert.Equal(
            """{"data":{"items":[{"for":"1 [\"x\",\"y\"]"},{"for":"2 [\"x\",\"y\"]"}]}}""", (await graph.AskAsync("{ items { for } }")).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
        Assert.Equal("items=2", graph.Requests);
    }

    [Fact]
    public async Task ObjectsKnownByTheirInterfaceAlone_AreToldValuesToo()
    {
        const string Sdl = Link +
            """
            type Query { users: [User!] }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] }
            type Payment @key(fields: "id") @interfaceObject { id: ID! in(code: String @fromContext(field: "$user { currency }")): String }
            """;
        var ledger = ApolloSource.Create("ledger", Sdl, ["User", "Payment"], Any, b => b.Resolve("Query.users", TestSource.Json(Users[..Users.IndexOf(",\n", StringComparison.Ordinal)] + "]"))
            .Resolve("Payment.in", IdAndCode));
        var kinds = ApolloSource.Create(
            "kinds",
            Link + """interface Payment @key(fields: "id") { id: ID! } type Cash implements Payment @key(fields: "id") { id: ID! } type Card implements Payment @key(fields: "id") { id: ID! bank: String }""",
            ["Cash", "Card"],
            ApolloSource.ById("""[{"__typename":"Cash","id":"a"},{"__typename":"Card","id":"b","bank":"B"},{"__typename":"Cash","id":"c"},{"__typename":"Card","id":"d","bank":"D"}]"""));
        using var graph = new TestGraph(ledger, kinds);
        Assert.Equal(
            """{"data":{"users":[{"spent":[{"__typename":"Cash","in":"a EUR"},{"__typename":"Card","bank":"B","in":"b EUR"}]},{"spent":[{"__typename":"Cash","in":"c USD"}]},{"spent":[{"__typename":"Card","bank":"D","in":"d EUR"}]}]}}""",
            await graph.AskAsync("{ users { spent { __typename ... on Card { bank } in } } }"));
    }
}
