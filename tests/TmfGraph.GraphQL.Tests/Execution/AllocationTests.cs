using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>What a request costs in memory does not depend on how much it reads off documents, its buffer apart, which is rented.</summary>
public sealed class AllocationTests
{
    private const string Sdl =
        """
        type Query { products: [Product!]! }
        type Product { id: ID!  name: String!  status: Status  isBundle: Boolean  price: Price  tags: [String!]  a: Int  b: Float  c: String }
        type Price { name: String  amount: Float  unit: Unit }
        type Unit { code: String  digits: Int }
        enum Status { ACTIVE ENDED }
        """;

    private const string Few = "{ products { id } }";

    private const string Many = "{ products { id name status isBundle __typename price { name amount unit { code digits } } tags a b c other: name } }";

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public void Execute_AllocatesTheSame_ForOneObjectAndForAThousand(string query) =>
        Assert.Equal(AllocatedBy(query, count: 1), AllocatedBy(query, count: 1_000));

    /// <summary>More fields take more places in a request's tables, a few bytes each, however many objects have them: here fourteen thousand values more.</summary>
    [Fact]
    public void Execute_AllocatesLittleMore_ForManyFieldsThanForOne() =>
        Assert.InRange(AllocatedBy(Many, count: 1_000) - AllocatedBy(Few, count: 1_000), 0, 4_096);

    // the least of some runs: the first ones compile code, and a collection may empty the pool that buffers are rented from
    private static long AllocatedBy(string query, int count)
    {
        using var executor = new RequestExecutor(Schema(count));
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(query) };
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var least = long.MaxValue;
        for (var run = 0; run < 40; run++)
        {
            output.ResetWrittenCount();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(executor, request, output);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        using var answer = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(count, answer.RootElement.GetProperty("data").GetProperty("products").GetArrayLength());
        return least;
    }

    private static void Run(RequestExecutor executor, OperationRequest request, ArrayBufferWriter<byte> output)
    {
        var pending = executor.ExecuteAsync(request, CancellationToken.None).AsTask();
        Assert.True(pending.IsCompletedSuccessfully);
        var result = (OperationResult)pending.GetAwaiter().GetResult();
        result.WriteTo(output);
        Assert.True(result.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    private static GraphSchema Schema(int count)
    {
        const string Product =
            """
            {"id":"P1","name":"Mobile M","status":"ENDED","isBundle":true,"href":"/product/P1","price":{"name":"Monthly fee","amount":9.99,"unit":{"code":"EUR","digits":2}},
             "tags":["a","b"],"a":1,"b":2.5,"c":"an \"escaped\" text","@type":"Product"}
            """;
        var products = Engine.Value($"[{string.Join(',', Enumerable.Repeat(Product, count))}]");
        return new SchemaBuilder()
            .AddDocument(Sdl)
            .Resolve("Query.products", FieldResolver.Batch((batch, _) =>
            {
                batch.SetResult(0, products);
                return ValueTask.CompletedTask;
            }))
            .Build();
    }
}
