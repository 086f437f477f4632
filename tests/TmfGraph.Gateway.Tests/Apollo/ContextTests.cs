using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using static TmfGraph.Gateway.Tests.Apollo.ContextSources;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>Arguments that get values of the objects above (<c>@fromContext</c>): which value, and what becomes of it.</summary>
public sealed class ContextTests
{
    [Fact]
    public async Task EachObject_GetsTheValueOfTheOneAboveIt()
    {
        var ledger = LedgerOf(Users);
        using var graph = new TestGraph(ledger);
        Assert.Equal(
            """{"data":{"users":[{"spent":[{"in":"a EUR"},{"in":"b EUR"}]},{"spent":[{"in":"c USD"}]},{"spent":[{"in":"d EUR"}]},{"spent":[{"in":"e nothing"}]}]}}""",
            await graph.AskAsync("{ users { spent { in } } }"));
        Assert.Equal(2, ledger.Requests);
        Assert.Equal(3, ledger.Documents[1].Split("_entities(").Length - 2); // a list for each value, and one that is left over
    }

    [Fact]
    public async Task ObjectsWithOneValue_AreOneList()
    {
        var ledger = LedgerOf(Users);
        using var graph = new TestGraph(ledger);
        Assert.Equal("""{"data":{"first":{"spent":[{"id":"a","in":"a EUR"},{"id":"b","in":"b EUR"}]}}}""", await graph.AskAsync("query One { first { spent { id in } } }"));
        Assert.Equal(
            "query One_2($representations:[_Any!]!,$__code:String){_entities(representations:$representations){...on Payment{in(code:$__code)}}}",
            ledger.Documents[1]);
    }

    [Fact]
    public async Task ClientsDoNotSeeTheArgument()
    {
        using var graph = new TestGraph(LedgerOf(Users));
        Assert.Equal("""{"data":{"__type":{"fields":[{"args":[]},{"args":[]},{"args":[]}]}}}""", await graph.AskAsync("{ __type(name: \"Payment\") { fields { args { name } } } }"));
        Assert.Contains("code", await graph.AskAsync("{ users { spent { in(code: \"EUR\") } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AValueOfAnotherSource_IsFetchedFirst_AndOneThatFailedIsNotHandedOn()
    {
        const string Sdl = Link +
            """
            type Query { users: [User!] first: User }
            type User @key(fields: "id") @context(name: "user") { id: ID! home: Home @external spent: [Payment!] friend: User }
            type Home { currency: String @external }
            type Payment @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$user { home { currency } }")): String plain: String }
            """;
        var homes = ApolloSource.Create(
            "homes", Link + """type User @key(fields: "id") { id: ID! home: Home } type Home { currency: String }""", ["User"],
            ApolloSource.ById("""[{"id":"1","home":{"currency":"EUR"}},{"id":"2","home":null},{"id":"3","home":{"currency":"CHF"}}]"""),
            b => b.Resolve("Home.currency", FieldResolver.Batch((batch, _) =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    var currency = batch.GetParent(i).Json.GetProperty("currency");
                    if (currency.GetString() == "CHF")
                    {
                        batch.SetError(i, new GraphQLError("no francs"));
                    }
                    else
                    {
                        batch.SetResult(i, ResolvedValue.FromJson(currency));
                    }
                }

                return ValueTask.CompletedTask;
            })));
        using var graph = new TestGraph(LedgerOf(Users, Sdl), homes);
        Assert.Equal(
            """{"errors":[{"message":"no francs","path":["users",2,"spent",0,"in"],"extensions":{"service":"homes"}}],"data":{"users":[{"spent":[{"in":"a EUR"},{"in":"b EUR"}]},{"spent":[{"in":"c nothing"}]},{"spent":[{"in":null}]},{"spent":[{"in":"e nothing"}]}]}}""",
            await graph.AskAsync("{ users { spent { in } } }"));
        Assert.Equal("ledger=2 homes=1", graph.Requests);

        graph.Reset();
        homes.Fail = () => throw new SourceSchemaException("DOWN", "homes are down");
        var answer = await graph.AskAsync("{ first { spent { plain in } } }");
        Assert.Contains("""{"first":{"spent":[{"plain":null,"in":null},{"plain":null,"in":null}]}}""", answer, StringComparison.Ordinal);
        Assert.Contains("""["first","spent",0,"in"]""", answer, StringComparison.Ordinal);
        Assert.Equal("ledger=1 homes=1", graph.Requests);
    }

    [Fact]
    public async Task Conditions_DecideWhetherAValueIsFetched()
    {
        var ledger = LedgerOf(Users);
        using var graph = new TestGraph(ledger);
        const string Query = "query($with: Boolean!) { first { spent { id in @include(if: $with) } } }";
        Assert.Equal("""{"data":{"first":{"spent":[{"id":"a"},{"id":"b"}]}}}""", await graph.AskAsync(Query, """{"with":false}"""));
        Assert.Equal("ledger=1", graph.Requests);
        Assert.Equal("""{"data":{"first":{"spent":[{"id":"a","in":"a EUR"},{"id":"b","in":"b EUR"}]}}}""", await graph.AskAsync(Query, """{"with":true}"""));
        Assert.Equal("ledger=3", graph.Requests);
    }

    [Fact]
    public async Task ClientsVariables_KeepTheirNames_WhateverTheGatewaysAreCalled()
    {
        const string Sdl = Link +
            """
            type Query { users: [User!] }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] }
            type Payment @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$user { currency }"), more: String): String }
            """;
        var source = ApolloSource.Create("ledger", Sdl, ["User", "Payment"], Any, b => b.Resolve("Query.users", TestSource.Json(Users))
            .Resolve("Payment.in", FieldResolver.Pure((p, a) => ResolvedValue.FromObject($"{p.Json.GetProperty("id")} {a.Get("code")} {a.Get("more")}"))));
        using var graph = new TestGraph(source);
        Assert.Equal(
            """{"data":{"users":[{"spent":[{"in":"a EUR x","also":"a EUR y"},{"in":"b EUR x","also":"b EUR y"}]},{"spent":[{"in":"c USD x","also":"c USD y"}]},{"spent":[{"in":"d EUR x","also":"d EUR y"}]},{"spent":[{"in":"e  x","also":"e  y"}]}]}}""",
            await graph.AskAsync(
                "query($__code: String, $representations_0: String) { users { spent { in(more: $__code) also: in(more: $representations_0) } } }",
                """{"__code":"x","representations_0":"y"}"""));
    }

    [Fact]
    public async Task ManyValues_GoInAsManyRequestsAsTheLimitSays_AndOneThatFailsTakesNoOtherAlong()
    {
        var users = string.Join(',', Enumerable.Range(0, 7).Select(i => $$"""{"id":"{{i}}","currency":"C{{i}}","spent":[{"id":"p{{i}}"},{"id":"q"}]}"""));
        var ledger = LedgerOf($"[{users}]");
        using var graph = new TestGraph(new GatewayOptions { MaxAliasesPerRequest = 3, MaxParallelParts = 1 }, ledger);
        ledger.Fail = () =>
        {
            if (ledger.Requests == 3)
            {
                throw new SourceSchemaException("DOWN", "not now");
            }
        };
        var answer = JsonElement.Parse(await graph.AskAsync("{ users { spent { in } } }"));
        Assert.Equal(
            "p0 C0|q C0|p1 C1|q C1|p2 C2|q C2|||||||p6 C6|q C6",
            string.Join('|', answer.GetProperty("data").GetProperty("users").EnumerateArray().SelectMany(u => u.GetProperty("spent").EnumerateArray()).Select(p => p.GetProperty("in").ToString())));
        Assert.NotEqual(0, answer.GetProperty("errors").GetArrayLength());
        Assert.Equal("ledger=4", graph.Requests);
    }

    [Fact]
    public async Task AFieldMayAlsoRequireOthers()
    {
        const string Sdl = Link +
            """
            type Query { users: [User!] first: User }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] friend: User }
            type Payment @key(fields: "id") { id: ID! cents: Int @external in(code: String @fromContext(field: "$user { currency }")): String @requires(fields: "cents") plain: String }
            """;
        var ledger = ApolloSource.Create("ledger", Sdl, ["User", "Payment"], Any, b => b.Resolve("Query.users", TestSource.Json(Users))
            .Resolve("Payment.in", FieldResolver.Pure((p, a) => ResolvedValue.FromObject($"{p.Json.GetProperty("cents")} {a.Get("code")}"))));
        var prices = ApolloSource.Create(
            "prices", Link + """type Payment @key(fields: "id") { id: ID! cents: Int }""", ["Payment"],
            ApolloSource.ById("""[{"id":"a","cents":1},{"id":"b","cents":2},{"id":"c","cents":3},{"id":"d","cents":4},{"id":"e","cents":5}]"""));
        using var graph = new TestGraph(ledger, prices);
        Assert.Equal(
            """{"data":{"users":[{"spent":[{"in":"1 EUR"},{"in":"2 EUR"}]},{"spent":[{"in":"3 USD"}]},{"spent":[{"in":"4 EUR"}]},{"spent":[{"in":"5 "}]}]}}""",
            await graph.AskAsync("{ users { spent { in } } }"));
    }

    [Fact]
    public async Task WhatOnlyOthersRequire_TakesNothingAlong_OfWhateverValue()
    {
        const string Sdl = Link +
            """
            type Query { users: [User!] }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] }
            type Payment @key(fields: "id") { id: ID! bill(code: String @fromContext(field: "$user { currency }")): Bill }
            type Bill @key(fields: "id") { id: ID! text: String weight: Int! }
            """;
        var ledger = ApolloSource.Create(
            "ledger", Sdl, ["User", "Payment", "Bill"], Any,
            b => b.Resolve("Query.users", TestSource.Json(Users))
                .Resolve("Payment.bill", FieldResolver.Pure((p, a) => ResolvedValue.FromJson(JsonElement.Parse(
                    $$"""{"id":{{p.Json.GetProperty("id").GetRawText()}},"text":"{{p.Json.GetProperty("id")}} {{a.Get("code")}}"}"""))))
                .Resolve("Bill.weight", FieldResolver.Batch((batch, _) =>
                {
                    for (var i = 0; i < batch.Count; i++)
                    {
                        if (batch.GetParent(i).Json.GetProperty("id").GetString() == "c")
                        {
                            batch.SetError(i, new GraphQLError("no scales"));
                        }
                        else
                        {
                            batch.SetResult(i, ResolvedValue.FromObject(3));
                        }
                    }

                    return ValueTask.CompletedTask;
                })),
            ignoresOnError: true);
        var post = ApolloSource.Create(
            "post", Link + """type Bill @key(fields: "id") { id: ID! weight: Int! @external fee: String @requires(fields: "weight") }""", ["Bill"], Any,
            b => b.Resolve("Bill.fee", FieldResolver.Pure(p => ResolvedValue.FromObject($"for {p.Json.GetProperty("weight")}"))));
        using var graph = new TestGraph(ledger, post);
        var answer = JsonElement.Parse(await graph.AskAsync("{ users { spent { bill { text fee } } } }"));
        Assert.Equal(
            """
            [{"spent":[{"bill":{"text":"a EUR","fee":"for 3"}},{"bill":{"text":"b EUR","fee":"for 3"}}]},{"spent":[{"bill":{"text":"c USD","fee":null}}]},{"spent":[{"bill":{"text":"d EUR","fee":"for 3"}}]},{"spent":[{"bill":{"text":"e ","fee":"for 3"}}]}]
            """,
            answer.GetProperty("data").GetProperty("users").GetRawText());
        Assert.Equal(
            ["""["users",1,"spent",0,"bill","fee"]"""], answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetRawText()));
    }

    [Fact]
    public async Task ADeferredField_GetsItsValueLater()
    {
        using var graph = new TestGraph(LedgerOf(Users));
        var parts = await graph.AskPartsAsync("{ users { id spent { id ... @defer { in } } } }");
        Assert.DoesNotContain("EUR", parts[0], StringComparison.Ordinal);
        foreach (var value in (string[])["a EUR", "b EUR", "c USD", "d EUR", "e nothing"])
        {
            Assert.Contains(value, string.Concat(parts[1..]), StringComparison.Ordinal);
        }

        parts = await graph.AskPartsAsync("{ users @stream(initialCount: 1) { spent { in } } }");
        Assert.Contains("a EUR", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("c USD", parts[0], StringComparison.Ordinal);
        Assert.Contains("c USD", string.Concat(parts[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_SetContexts()
    {
        const string Sdl = Link +
            """
            type Query { first: User }
            type Subscription { paid: User }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] }
            type Payment @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$user { currency }")): String }
            """;
        using var graph = new TestGraph(ApolloSource.Create(
            "ledger", Sdl, ["User", "Payment"], Any, b => b.Resolve("Payment.in", IdAndCode).Resolve("Subscription.paid", FieldResolver.Stream((_, token) => EventsAsync(token)))));
        Assert.Equal(
            ["""{"data":{"paid":{"spent":[{"in":"a EUR"},{"in":"b EUR"}]}}}""", """{"data":{"paid":{"spent":[{"in":"c USD"}]}}}"""],
            await graph.AskPartsAsync("subscription { paid { spent { in } } }"));
    }

    private static async IAsyncEnumerable<SourceEvent> EventsAsync([EnumeratorCancellation] CancellationToken token)
    {
        foreach (var user in JsonElement.Parse(Users).EnumerateArray().Take(2))
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return new SourceEvent(ResolvedValue.FromJson(user));
        }
    }

    [Fact]
    public async Task Mutations_AndFieldsThatOthersTakeOver_HaveContextsToo()
    {
        const string Sdl = Link +
            """
            type Query { first: User }
            type Mutation { pay: User }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] }
            type Payment @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$user { currency }")): String @override(from: "old", label: "new") }
            """;
        const string One = """{"id":"1","currency":"EUR","spent":[{"id":"a"}]}""";
        static TestSource New() => ApolloSource.Create(
            "ledger", Sdl, ["User", "Payment"], Any,
            b => b.Resolve("Query.first", TestSource.Json(One)).Resolve("Mutation.pay", TestSource.Json(One)).Resolve("Payment.in", IdAndCode));
        static TestSource Old() => ApolloSource.Create("old", Link + """type Payment @key(fields: "id") { id: ID! in: String }""", ["Payment"], ApolloSource.ById("""[{"id":"a","in":"a of old"}]"""));
        var options = new GatewayOptions();
        using (var graph = new TestGraph(options, New(), Old()))
        {
            Assert.Equal("""{"data":{"pay":{"spent":[{"in":"a of old"}]}}}""", await graph.AskAsync("mutation { pay { spent { in } } }"));
        }

        options.Overrides.ActiveLabels = ["new"];
        using var after = new TestGraph(options, New(), Old());
        Assert.Equal("""{"data":{"pay":{"spent":[{"in":"a EUR"}]}}}""", await after.AskAsync("mutation { pay { spent { in } } }"));
        Assert.Equal("""{"data":{"first":{"spent":[{"in":"a EUR"}]}}}""", await after.AskAsync("{ first { spent { in } } }"));
    }
}
