using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>What a swap of the schema does to requests before, beside and after it.</summary>
public sealed class SwapTests
{
    private const string Old = "type Query { item: Item } type Item { id: ID! name: String weight: Int }";
    private const string New = "type Query { item: Item } type Item { id: ID! name: String color: String }";
    private const string Item = """{"id":"1","name":"Lamp","weight":3,"color":"red"}""";

    [Fact]
    public async Task Replace_PlansWhatClientsAskedFor_AndTellsWhatIsGone()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source);
        await AskAsync(gateway, "{ item { name } }");
        await AskAsync(gateway, "query Weight { item { weight } }");

        using var next = Source(New);
        var swap = gateway.Replace(Compose(next), _ => new InProcessSourceSchemaClient(next));

        Assert.Equal(new SchemaSwap(1, 1, "Weight: The field `weight` does not exist on the type `Item`.", 0), swap);
        Assert.Equal("""{"data":{"item":{"color":"red"}}}""", await AskAsync(gateway, "{ item { color } }"));
    }

    [Fact]
    public async Task Replace_NamesTheOperationAsked_AndThoseWithoutAName()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source);
        await AskAsync(gateway, "{ item { weight } }");

        using var next = Source(New);
        var swap = gateway.Replace(Compose(next), _ => new InProcessSourceSchemaClient(next));

        Assert.Equal("an operation without a name: The field `weight` does not exist on the type `Item`.", swap.FirstRefusal);
    }

    [Fact]
    public async Task Replace_LeavesThoseAboveTheLimit_ForLater()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source, new GatewayOptions { MaxWarmedOperations = 1 });
        await AskAsync(gateway, "{ item { name } }");
        await AskAsync(gateway, "{ item { id } }");

        using var next = Source(New);

        Assert.Equal(new SchemaSwap(1, 0, null, 1), gateway.Replace(Compose(next), _ => new InProcessSourceSchemaClient(next)));
    }

    [Fact]
    public async Task Replace_LeavesThoseThereIsNoTimeFor_ForLater()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source, new GatewayOptions { WarmUpTime = TimeSpan.FromSeconds(0.5), TimeProvider = new SecondsClock() });
        await AskAsync(gateway, "{ item { name } }");
        await AskAsync(gateway, "{ item { id } }");

        using var next = Source(New);

        Assert.Equal(new SchemaSwap(0, 0, null, 2), gateway.Replace(Compose(next), _ => new InProcessSourceSchemaClient(next)));
    }

    [Fact]
    public async Task Replace_ChangesNothing_When_ASourceCannotBeReached()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source);
        using var next = Source(New);

        Assert.Throws<ArgumentException>(() => gateway.Replace(Compose(next), _ => throw new ArgumentException("no address")));

        Assert.Equal("""{"data":{"item":{"weight":3}}}""", await AskAsync(gateway, "{ item { weight } }"));
    }

    [Fact]
    public async Task ARequestUnderWay_EndsOnTheSchemaItBeganWith()
    {
        var held = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        using var source = new TestSource("items", Old, b => b.Resolve("Query.item", FieldResolver.Batch(async (batch, _) =>
        {
            reached.SetResult();
            await held.Task;
            batch.SetResult(0, ResolvedValue.FromJson(JsonElement.Parse(Item)));
        })));
        using var gateway = Gateway(source);

        var answer = AskAsync(gateway, "{ item { weight } }");
        await reached.Task;
        using var next = Source(New);
        gateway.Replace(Compose(next), _ => new InProcessSourceSchemaClient(next));
        held.SetResult();

        Assert.Equal("""{"data":{"item":{"weight":3}}}""", await answer);
    }

    [Fact]
    public async Task OldSchemas_AreCollected()
    {
        using var source = Source(Old);
        using var gateway = Gateway(source);
        var old = new List<WeakReference>();
        for (var i = 0; i < 3; i++)
        {
            old.Add(Replace(gateway, source));
            await AskAsync(gateway, "{ item { name } }");
        }

        Replace(gateway, source);
        await AskAsync(gateway, "{ item { name } }");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal([false, false, false], old.Select(o => o.IsAlive));
    }

    // apart, so that nothing of it stays on the stack
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Replace(GatewayExecutor gateway, TestSource source)
    {
        var schema = Compose(source);
        gateway.Replace(schema, _ => new InProcessSourceSchemaClient(source));
        return new WeakReference(schema);
    }

    private static TestSource Source(string sdl) => new("items", sdl, b => b.Resolve("Query.item", TestSource.Json(Item)));

    private static CompositeSchema Compose(TestSource source) => Composer.Compose([source.Input]).Schema!; // there is nothing wrong with it

    private static GatewayExecutor Gateway(TestSource source, GatewayOptions? options = null) =>
        new(Compose(source), _ => new InProcessSourceSchemaClient(source), options);

    private static async Task<string> AskAsync(GatewayExecutor gateway, string query)
    {
        await using var result = await gateway.ExecuteAsync(new OperationRequest { Document = Encoding.UTF8.GetBytes(query) }, CancellationToken.None);
        return TestGraph.Text(result);
    }

    /// <summary>A second passes whenever somebody looks.</summary>
    private sealed class SecondsClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
