using System.Text;
using System.Threading.Channels;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Clients;

public sealed class RequestPartsTests
{
    private static readonly SourceRequest Whole = new()
    {
        Operation = new FetchOperation("query($a:Int){b(a:$a)}", false, [], []),
        Variables = ReadOnlyMemory<byte>.Empty,
        SetCount = 1,
        Client = new OperationRequest(),
    };

    private readonly Channel<(string Part, TaskCompletionSource<SourceResponse> Answer)> _sent = Channel.CreateUnbounded<(string, TaskCompletionSource<SourceResponse>)>();

    private ValueTask<SourceResponse[]> SendAsync(int parts, int maxParallel) => RequestParts.SendAsync(
        [.. Enumerable.Range(0, parts).Select(i => Whole.Derive(Whole.Operation, Encoding.UTF8.GetBytes($"{i}"), 1))],
        maxParallel,
        (part, _) =>
        {
            var answer = new TaskCompletionSource<SourceResponse>();
            _sent.Writer.TryWrite((Encoding.UTF8.GetString(part.Variables.Span), answer));
            return new ValueTask<SourceResponse>(answer.Task);
        },
        CancellationToken.None);

    /// <summary>The next part that is sent.</summary>
    private async Task<TaskCompletionSource<SourceResponse>> NextAsync(string part)
    {
        var (sent, answer) = await _sent.Reader.ReadAsync();
        Assert.Equal(part, sent);
        return answer;
    }

    private static SourceResponse Response(string text, IDisposable? owner = null) => new(Encoding.UTF8.GetBytes(text), owner);

    [Fact]
    public async Task AreSent_AFewAtATime_AndAnsweredInTheirOrder()
    {
        var all = SendAsync(4, 2).AsTask();
        var first = await NextAsync("0");
        var second = await NextAsync("1");
        Assert.False(_sent.Reader.TryPeek(out _));
        second.SetResult(Response("b"));
        var third = await NextAsync("2");
        third.SetResult(Response("c"));
        var fourth = await NextAsync("3");
        fourth.SetResult(Response("d"));
        first.SetResult(Response("a"));
        Assert.Equal(["a", "b", "c", "d"], (await all).Select(a => Encoding.UTF8.GetString(a.Body.Span)));
    }

    [Fact]
    public async Task AreNotSent_AfterOneThatFailed_AndAnswersAreGivenBack()
    {
        var buffer = new ResultWriter();
        buffer.WriteNull();
        var all = SendAsync(4, 1).AsTask();
        (await NextAsync("0")).SetResult(Response("a", buffer));
        (await NextAsync("1")).SetException(new SourceSchemaException(SubgraphErrorCodes.Unavailable, "It is down."));
        Assert.Equal("It is down.", (await Assert.ThrowsAsync<SourceSchemaException>(() => all)).Message);
        Assert.False(_sent.Reader.TryPeek(out _));
        Assert.Equal(0, buffer.Length); // what it holds is given back with the answer
    }
}
