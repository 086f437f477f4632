using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Tests.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Code;

/// <summary>What a field in C# allocates for each parent beyond a plain field: places in arrays and small objects, whatever the size of the parent.</summary>
public sealed class AllocationTests
{
    [Fact]
    public async Task Function_Of_The_Parent_Costs_Two_Small_Objects() => Assert.InRange(await BytesPerParentAsync(s => s
        .Resolve("Order.label", (JsonElement order) => order.ValueKind is JsonValueKind.Object ? "text" : null, requires: "id")), 0, 128);

    [Fact]
    public async Task Batch_Costs_Places_In_Arrays() => Assert.InRange(await BytesPerParentAsync(s => s
        .ResolveBatch("Order.label", (IReadOnlyList<JsonElement> orders) => Enumerable.Repeat("text", orders.Count), requires: "id")), 0, 400);

    [Fact]
    public async Task Calls_For_One_Parent_That_Do_Not_Wait_Cost_No_Task() => Assert.InRange(await BytesPerParentAsync(s => s
        .Resolve("Order.label", (JsonElement order, CancellationToken _) => ValueTask.FromResult("text"), requires: "id")), 0, 400);

    /// <summary>What a query over more parents allocates more, for each of them, than one without code.</summary>
    private static async Task<double> BytesPerParentAsync(Action<SchemaBuilder> configure) =>
        await BytesPerParentAsync(e => e.With(configure)) - await BytesPerParentAsync(static (Engine _) => { });

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
