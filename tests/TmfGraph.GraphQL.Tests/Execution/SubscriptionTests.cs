using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl =
        """
        type Query { a: Int }
        type Subscription { changed(from: Int = 1): Change! other: Int }
        type Change { id: ID! owner: Owner cursor: String! }
        type Owner { id: ID! }
        """;

    private static Engine Engine(Func<StreamContext, CancellationToken, IAsyncEnumerable<SourceEvent>> source) => new Engine(Sdl)
        .Resolve("Subscription.changed", FieldResolver.Stream(source))
        .Batch("Change.owner", (batch, i) => Execution.Engine.Value($$"""{ "id": "owner of {{batch.GetParent(i).Json.GetProperty("id").GetString()}}" }"""));

    private static async IAsyncEnumerable<SourceEvent> Three(StreamContext context, [EnumeratorCancellation] CancellationToken token)
    {
        for (var i = context.Arguments.GetInt32("from") ?? 0; i <= 3; i++)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return new SourceEvent(Execution.Engine.Value($$"""{ "id": "{{i}}", "cursor": {{(i == 2 ? "null" : "\"c\"")}} }"""), $"c{i}");
        }
    }

    [Fact]
    public async Task A_Source_That_Refuses_Its_Arguments_Fails_The_Request_And_Not_The_Server()
    {
        var schema = new TmfGraph.GraphQL.Types.SchemaBuilder()
            .AddDocument(Sdl)
            .Resolve("Subscription.changed", FieldResolver.Stream((Func<StreamContext, CancellationToken, IAsyncEnumerable<SourceEvent>>)(static (_, _) => throw new GraphQLException("No."))))
            .Build();
        using var executor = new RequestExecutor(schema);

        var result = await executor.ExecuteAsync(new OperationRequest { Document = "subscription { changed { id } }"u8.ToArray() }, CancellationToken.None);

        Assert.Equal(RequestFailure.Validation, Assert.IsAssignableFrom<OperationResult>(result).Failure);
    }

    [Fact]
    public async Task Each_Event_Runs_The_Selection()
    {
        var engine = Engine(Three);
        Assert.Equal(
            """
            {"data":{"c":{"id":"2","owner":{"id":"owner of 2"}}}}
            {"data":{"c":{"id":"3","owner":{"id":"owner of 3"}}}}
            """,
            await engine.RunAsync("subscription($f: Int) { c: changed(from: $f) { id owner { id } } }", """{ "f": 2 }"""));
        Assert.Equal(["Change.owner: 1", "Change.owner: 1"], engine.Calls);
    }

    [Fact]
    public async Task Results_Carry_The_Cursor_And_Their_Own_Errors()
    {
        await using var result = await Engine(Three).ExecuteAsync("subscription { changed { cursor } }");
        var seen = new List<string>();
        await foreach (var item in ((ResponseStream)result).ReadAsync(CancellationToken.None))
        {
            seen.Add($"{item.Cursor} {item.HasData} {item.Errors.Count}");
        }

        Assert.Equal(["c1 True 0", "c2 True 1", "c3 True 0"], seen);
    }

    [Fact]
    public async Task The_Source_Is_Open_Before_Anybody_Reads()
    {
        var steps = new List<string>();
        var engine = new Engine(Sdl).Resolve("Subscription.changed", FieldResolver.Stream(async (context, token) =>
        {
            await Task.Yield();
            steps.Add("open");
            return Three(context, token);
        }));
        await using var result = await engine.ExecuteAsync("subscription { changed { id } }");
        steps.Add("subscribed");

        Assert.IsType<ResponseStream>(result);
        Assert.Equal(["open", "subscribed"], steps);
    }

    [Fact]
    public async Task A_Source_That_Fails_Ends_The_Stream_With_An_Error()
    {
        var engine = Engine((_, _) => Failing());
        Assert.Equal(
            """
            {"data":{"changed":{"id":"1"}}}
            {"errors":[{"message":"Unexpected Execution Error"}]}
            """,
            await engine.RunAsync("subscription { changed { id } }"));

        static async IAsyncEnumerable<SourceEvent> Failing()
        {
            yield return new SourceEvent(Execution.Engine.Value("""{ "id": "1" }"""));
            await Task.Yield();
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task A_Source_That_Does_Not_Open_Is_An_Error() => Assert.Equal(
        """{"errors":[{"message":"closed"}]}""",
        await Engine((_, _) => throw new GraphQLException("closed")).RunAsync("subscription { changed { id } }"));

    [Theory]
    [InlineData("subscription { changed { id } other }", "A subscription selects exactly one field.")]
    [InlineData("subscription { __typename }", "The field of a subscription cannot be an introspection field.")]
    [InlineData("subscription { other }", "A subscription selects exactly one field that is a stream of events.")]
    public async Task Needs_Exactly_One_Stream(string query, string message)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await Engine(Three).RunAsync(query));

        Assert.Equal(message, answer.RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_Source_That_Nobody_Reads_Is_Closed_With_The_Result()
    {
        var source = new OpenSource();
        await using (await Engine((_, _) => source).ExecuteAsync("subscription { changed { id } }"))
        {
            Assert.False(source.IsClosed);
        }

        Assert.True(source.IsClosed);
    }

    /// <summary>A source that holds something before it is read.</summary>
    private sealed class OpenSource : IAsyncEnumerable<SourceEvent>, IAsyncDisposable
    {
        public bool IsClosed { get; private set; }

        public IAsyncEnumerator<SourceEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new InvalidOperationException("Nobody reads it.");

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return default;
        }
    }

    [Fact]
    public async Task Cancelling_Ends_The_Source()
    {
        var ended = new TaskCompletionSource();
        await using var result = await Engine((_, token) => Waiting(token)).ExecuteAsync("subscription { changed { id } }");
        using var stop = new CancellationTokenSource(50);
        await foreach (var _ in ((ResponseStream)result).ReadAsync(stop.Token))
        {
            Assert.Fail("There is no event.");
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(5));

        async IAsyncEnumerable<SourceEvent> Waiting([EnumeratorCancellation] CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended.SetResult();
            }

            yield break;
        }
    }
}
