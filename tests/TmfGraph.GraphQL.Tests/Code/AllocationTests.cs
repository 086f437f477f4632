using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Tests.Execution;

namespace TmfGraph.GraphQL.Tests.Code;

/// <summary>A field in a batch costs places in the arrays of its batch and its result, and no object of its own.</summary>
public sealed class AllocationTests
{
    [Fact]
    public async Task Batch_Allocates_Nothing_For_A_Parent() => Assert.InRange(await BytesPerParentAsync(e => e.With(s => s
        .ResolveBatch("Order.label", (IReadOnlyList<JsonElement> orders) => Enumerable.Repeat("text", orders.Count), requires: "id"))), 0, 160);

    [Fact]
    public async Task Function_Of_The_Parent_Allocates_Nothing_For_A_Parent() => Assert.InRange(await BytesPerParentAsync(e => e.With(s => s
        .Resolve("Order.label", (JsonElement order) => order.ValueKind is JsonValueKind.Object ? "text" : null, requires: "id"))), 0, 16);

    [Fact]
    public async Task Calls_For_One_Parent_That_Do_Not_Wait_Allocate_Nothing_For_A_Parent() => Assert.InRange(await BytesPerParentAsync(e => e.With(s => s
        .Resolve("Order.label", (JsonElement order, CancellationToken _) => ValueTask.FromResult("text"), requires: "id"))), 0, 120);

    /// <summary>What a query over more parents allocates more, for each of them, the growth of the response left out.</summary>
    private static async Task<double> BytesPerParentAsync(Action<Engine> configure)
    {
        const int Few = 1_000;
        const int Many = 3_000;
        var few = await BytesAsync(configure, Few);
        var many = await BytesAsync(configure, Many);
        return (double)(many - few) / (Many - Few);
    }

    private static async Task<long> BytesAsync(Action<Engine> configure, int count)
    {
        var engine = new Engine("type Query { orders: [Order] } type Order { id: ID label: String }")
            .Constant("Query.orders", $"[{string.Join(',', Enumerable.Repeat("""{"id":"1"}""", count))}]");
        configure(engine);
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes("{ orders { label } }") };
        long bytes = 0;
        for (var run = 0; run < 20; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await using var result = await engine.Executor.ExecuteAsync(request, CancellationToken.None); // nothing in it waits
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Empty(((OperationResult)result).Errors);
        }

        return bytes;
    }
}
