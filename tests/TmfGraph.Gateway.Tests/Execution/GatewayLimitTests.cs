using System.Text;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Tests.Faults;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>What the gateway takes from its clients, and does for them, at most.</summary>
public sealed class GatewayLimitTests
{
    private static TestSource Items() => new(
        "items",
        """
        type Query { items: [Item!]  find(ids: [ID!], text: String): String }
        type Item @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.items", TestSource.Json("""[{"id":"1"},{"id":"2"},{"id":"3"}]""")).Resolve("Query.find", TestSource.Json("\"found\"")));

    private static TestSource Prices(FieldResolver? resolver = null) => new(
        "prices",
        """
        type Query { item(id: ID!): Item @lookup @internal  first: Int  second: Int }
        type Item @key(fields: "id") { id: ID!  price: Int }
        """,
        b => b.Resolve("Query.item", resolver ?? TestSource.Find("[]")).Resolve("Query.first", resolver ?? TestSource.Json("1")).Resolve("Query.second", resolver ?? TestSource.Json("2")));

    private static FieldResolver After(Task gate, Action? reached = null) => FieldResolver.Batch(async (batch, token) =>
    {
        reached?.Invoke();
        await gate.WaitAsync(token);
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, ResolvedValue.FromObject(1));
        }
    });

    private static FieldResolver Failing() => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetError(i, new GraphQLError("No."));
        }

        return ValueTask.CompletedTask;
    });

    /// <summary>Asks over HTTP; gives the status and the body.</summary>
    private static async Task<(int Status, string Body)> PostAsync(Action<GatewayOptions> configure, string query, string variables = "{}")
    {
        using var items = Items();
        await using var server = await GatewayServer.StartAsync([items], configure: configure);
        using var body = new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""", Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static OperationRequest Within(OperationRequest request, string time) =>
        new() { Document = request.Document, Variables = request.Variables, GetHeader = n => n == "GraphQL-Timeout" ? time : null };

    [Theory]
    [InlineData("{ items { id } }", 200, """{"data":{"items":[{"id":"1"},{"id":"2"},{"id":"3"}]}}""")]
    [InlineData("{ items  { id } }", 413, """{"errors":[{"message":"The document is larger than 16 bytes.","extensions":{"code":"HC0010"}}]}""")]
    public async Task Documents_HaveALimitedSize(string query, int status, string body)
    {
        var answer = await PostAsync(o => o.MaxDocumentBytes = 16, query);
        Assert.Equal(status, answer.Status);
        Assert.Equal(body, answer.Body);
    }

    [Theory]
    [InlineData("""{"ids":["1","2"]}""", 200, """{"data":{"find":"found"}}""")]
    [InlineData("""{"ids":["1","2","3"]}""", 400, """{"errors":[{"message":"Variable `$ids` of type `[ID!]` is not valid: the list has more than 2 items, which is the limit.","locations":[{"line":1,"column":7}],"extensions":{"code":"HC0001","variable":"ids"}}]}""")]
    [InlineData("""{"ids":[],"a":1,"b":2}""", 400, """{"errors":[{"message":"The variables have more than 2 members, which is the limit.","extensions":{"code":"HC0009"}}]}""")]
    public async Task Lists_HaveALimitedLength(string variables, int status, string body)
    {
        var answer = await PostAsync(o => o.MaxListItems = 2, "query($ids: [ID!]) { find(ids: $ids) }", variables);
        Assert.Equal(status, answer.Status);
        Assert.Equal(body, answer.Body);
    }

    [Theory]
    [InlineData("""{"text":"abc"}""", 200, """{"data":{"find":"found"}}""")]
    [InlineData("""{"text":"abcdefg"}""", 400, """{"errors":[{"message":"Variable `$text` of type `String` is not valid: the string has more than 5 bytes, which is the limit.","locations":[{"line":1,"column":7}],"extensions":{"code":"HC0001","variable":"text"}}]}""")]
    public async Task Strings_HaveALimitedLength(string variables, int status, string body)
    {
        var answer = await PostAsync(o => o.MaxStringBytes = 5, "query($text: String) { find(text: $text) }", variables);
        Assert.Equal(status, answer.Status);
        Assert.Equal(body, answer.Body);
    }

    [Theory]
    [InlineData("[{},{}]", "{\"variableIndex\":0,\"data\":{\"items\":[]}}\n{\"variableIndex\":1,\"data\":{\"items\":[]}}")]
    [InlineData("[{},{},{}]", """{"errors":[{"message":"The batch size exceeds the maximum allowed batch size of 2.","extensions":{"code":"HC0009"}}]}""")]
    public async Task VariableBatches_HaveALimitedNumberOfSets(string variables, string expected)
    {
        using var graph = new TestGraph(
            new GatewayOptions { MaxVariableSets = 2 },
            new TestSource("items", "type Query { items: [Item!] } type Item { id: ID! }", b => b.Resolve("Query.items", TestSource.Json("[]"))));
        Assert.Equal(expected, await graph.AskAsync("{ items { id } }", variables));
    }

    [Fact]
    public async Task VariableBatches_RunSomeSetsAtATime_AndLeaveRoomForOthers()
    {
        var gate = new TaskCompletionSource();
        using var prices = Prices(After(gate.Task));
        using var graph = new TestGraph(
            new GatewayOptions { MaxParallelBatchRequests = 2, MaxParallelRequestsPerSource = 3, MaxQueuedRequestsPerSource = 0 }, Items(), prices);

        var batch = graph.AskAsync("{ first }", "[{},{},{},{},{}]");
        Assert.Equal(2, prices.Requests);
        var other = graph.AskAsync("{ second }");
        Assert.Equal(3, prices.Requests);

        gate.SetResult();
        Assert.Equal("""{"data":{"second":1}}""", await other);
        Assert.Equal(string.Join('\n', Enumerable.Range(0, 5).Select(i => $$$"""{"variableIndex":{{{i}}},"data":{"first":1}}""")), await batch);
    }

    [Fact]
    public async Task Operations_WaitForOthers_UpToALimit_AndAreThenRefused()
    {
        var gate = new TaskCompletionSource();
        using var prices = Prices(After(gate.Task));
        using var graph = new TestGraph(new GatewayOptions { MaxParallelOperations = 1, MaxQueuedOperations = 1 }, Items(), prices);

        var first = graph.AskAsync("{ first }");
        var second = graph.AskAsync("{ second }");
        Assert.Equal(1, prices.Requests);
        Assert.Equal("""{"errors":[{"message":"The server has more operations waiting than it can take. Try again later."}]}""", await graph.AskAsync("{ second }"));

        gate.SetResult();
        Assert.Equal(("""{"data":{"first":1}}""", """{"data":{"second":1}}"""), (await first, await second));
        Assert.Equal("""{"data":{"second":1}}""", await graph.AskAsync("{ second }"));
    }

    [Fact]
    public async Task Operations_WaitNoLongerThanTheirTime()
    {
        var time = new ManualTime();
        var gate = new TaskCompletionSource();
        var options = new GatewayOptions { TimeProvider = time, MaxParallelOperations = 1, ExecutionTimeout = TimeSpan.FromSeconds(30), SourceTimeout = TimeSpan.FromSeconds(60) };
        using var graph = new TestGraph(options, Items(), Prices(After(gate.Task)));

        var first = graph.AskAsync("{ first }", change: r => Within(r, "29000"));
        var second = graph.AskAsync("{ second }", change: r => Within(r, "28000"));
        time.Advance(TimeSpan.FromSeconds(28));
        Assert.Equal("""{"errors":[{"message":"The operation took longer than 28 seconds.","extensions":{"code":"HC0045"}}]}""", await second);
        gate.SetResult();
        Assert.Equal("""{"data":{"first":1}}""", await first);
    }

    [Fact]
    public async Task Operations_EndInTime_WithWhatIsThere()
    {
        var time = new ManualTime();
        var options = new GatewayOptions { TimeProvider = time, ExecutionTimeout = TimeSpan.FromSeconds(30), SourceTimeout = TimeSpan.FromSeconds(60) };
        using var graph = new TestGraph(options, Items(), Prices(After(new TaskCompletionSource().Task, () => time.Advance(TimeSpan.FromSeconds(30)))));
        Assert.Equal(
            """{"errors":[{"message":"The source schema 'prices' did not answer in time.","path":["first"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"prices"}}],"data":{"find":"found","first":null}}""",
            await graph.AskAsync("{ find first }"));
    }

    [Fact]
    public async Task RequestsToOneSource_WaitForOthers()
    {
        var gate = new TaskCompletionSource();
        var reached = 0;
        using var prices = Prices(After(gate.Task, () => reached++));
        using var graph = new TestGraph(new GatewayOptions { MaxParallelRequestsPerSource = 1 }, Items(), prices);

        var first = graph.AskAsync("{ first }");
        var second = graph.AskAsync("{ second }");
        Assert.Equal((1, 1), (reached, prices.Requests));

        gate.SetResult();
        Assert.Equal(("""{"data":{"first":1}}""", """{"data":{"second":1}}"""), (await first, await second));
        Assert.Equal((2, 2), (reached, prices.Requests));
    }

    [Fact]
    public async Task Errors_AreListedUpToALimit_AndTheOthersCounted()
    {
        using var graph = new TestGraph(new GatewayOptions { MaxErrors = 2 }, Items(), Prices(Failing()));
        Assert.Equal(
            """{"errors":[{"message":"No.","path":["items",0],"extensions":{"service":"prices"}},{"message":"No.","path":["items",1],"extensions":{"service":"prices"}},{"message":"1 more errors are not listed."}],"data":{"items":[{"price":null},{"price":null},{"price":null}]}}""",
            await graph.AskAsync("{ items { price } }"));
    }

    [Fact]
    public async Task FailureOfOneFetch_IsRepeatedAtALimitedNumberOfPlaces()
    {
        using var prices = Prices();
        prices.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "Gone.");
        using var graph = new TestGraph(new GatewayOptions { MaxErrorsPerFetch = 1 }, Items(), prices);
        Assert.Equal(
            """{"errors":[{"message":"Gone.","path":["items",0,"price"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"prices"}},{"message":"2 more errors are not listed."}],"data":{"items":[{"price":null},{"price":null},{"price":null}]}}""",
            await graph.AskAsync("{ items { price } }"));
    }
}
