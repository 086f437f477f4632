using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TmfGraph.Composition;
using TmfGraph.Gateway.Tests.Change;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Access;

/// <summary>Rules come with new schemas, while operations and streams go on.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class AccessChangeTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly ChangingGraph _graph = new();
    private readonly Channel<int> _ticks = Channel.CreateUnbounded<int>();
    private readonly TestSource _source;
    private string _address = "";

    public AccessChangeTests() => _source = ApolloSource.Create("clock", Sdl(), [], _ => default, b => b
        .Resolve("Query.now", TestSource.Json("""{"number":1,"secret":2}"""))
        .Resolve("Subscription.ticks", FieldResolver.Stream(Ticks)));

    public async Task InitializeAsync()
    {
        _address = await _graph.StartAsync(_source);
        _graph.List(("clock", _address, Sdl()));
    }

    public async Task DisposeAsync()
    {
        _ticks.Writer.TryComplete();
        await _graph.DisposeAsync();
        _source.Dispose();
    }

    [Fact]
    public async Task ARule_HoldsFromTheSwapOn()
    {
        await _graph.StartGatewayAsync();
        Assert.Equal("""{"data":{"now":{"secret":2}}}""", await _graph.AskAsync("{ now { secret } }"));
        _graph.List(("clock", _address, Sdl("@authenticated")));
        Assert.True(await _graph.UpdateAsync());
        Assert.EndsWith("\"data\":{\"now\":{\"secret\":null}}}", await _graph.AskAsync("{ now { secret } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStream_ThatWouldShowWhatIsRefusedNow_Ends()
    {
        await _graph.StartGatewayAsync();
        await using var events = _graph.SubscribeAsync("subscription { ticks { number secret } }").GetAsyncEnumerator();
        Assert.Equal("""{"data":{"ticks":{"number":1,"secret":1}}}""", await TickAsync(events, 1));
        _graph.List(("clock", _address, Sdl("@authenticated")));
        Assert.True(await _graph.UpdateAsync());
        var last = await TickAsync(events, 2);
        Assert.Contains("The stream ends, as the schema has changed. Unauthorized field or type", last, StringComparison.Ordinal);
        Assert.Contains("UNAUTHORIZED_FIELD_OR_TYPE", last, StringComparison.Ordinal);
        Assert.DoesNotContain("\"secret\"", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGateway_ThatDoesNotKnowWhoAsks_TakesUpNoRules()
    {
        await _graph.StartGatewayAsync(composition: new CompositionOptions { KnowsRequesters = false });
        _graph.List(("clock", _address, Sdl("@authenticated")));
        Assert.False(await _graph.UpdateAsync());
        Assert.Contains(_graph.Log.Take(), l => l.Contains("AUTHENTICATION_NOT_CONFIGURED Tick.secret 'Tick.secret' asks for @authenticated", StringComparison.Ordinal));
    }

    private async Task<string> TickAsync(IAsyncEnumerator<string> events, int number)
    {
        await _ticks.Writer.WriteAsync(number);
        return await events.MoveNextAsync() ? events.Current : "";
    }

    private static string Sdl(string rule = "") =>
        $$"""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
        type Query { now: Tick }
        type Subscription { ticks: Tick }
        type Tick { number: Int  secret: Int {{rule}} }
        """;

    private async IAsyncEnumerable<SourceEvent> Ticks(StreamContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var number in _ticks.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new SourceEvent(ResolvedValue.FromJson(System.Text.Json.JsonSerializer.SerializeToElement(new { number, secret = number })), null);
        }
    }
}
