using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Fuzz.Tests.Execution;

/// <summary>Requests made to hurt are refused for what they are, and before much is made of them.</summary>
public sealed class AdversarialRequestTests
{
    /// <summary>
    /// What refusing may allocate, on the thread that does it. A list of so many bytes does not live on: it is the work that this bounds. Reading the
    /// largest document that passes the parser takes some 10 MB.
    /// </summary>
    private const long MaxAllocatedBytes = 50_000_000;

    public static TheoryData<string> Names => [.. AdversarialRequests.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_IsRefused(string name)
    {
        var (document, variables, refusal) = AdversarialRequests.Get(name);
        using var executor = new RequestExecutor(FuzzGraph.Schema);
        using var json = JsonDocument.Parse(variables);
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(document), Variables = json.RootElement };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var execution = executor.ExecuteAsync(request, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(execution.IsCompleted, "Something was begun.");
        await using var result = await execution;
        var refused = Assert.IsAssignableFrom<OperationResult>(result);
        Assert.False(refused.HasData);
        Assert.StartsWith(refusal, refused.Errors[0].Message, StringComparison.Ordinal);
        Assert.True(allocated < MaxAllocatedBytes, $"Refusing it allocates {allocated} bytes.");
        var output = new ArrayBufferWriter<byte>();
        refused.WriteTo(output);
        Assert.True(output.WrittenCount < 100_000, $"Its refusal has {output.WrittenCount} bytes.");
    }
}
