using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Streams;

/// <summary>A client of the gateway that reads its stream result by result.</summary>
internal sealed class StreamReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ExecutionResult _result;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly IAsyncEnumerator<OperationResult>? _results;
    private Task<bool>? _begun;
    private bool _isDisposed;

    public StreamReader(ExecutionResult result)
    {
        _result = result;
        _results = (result as ResponseStream)?.ReadAsync(_cancellation.Token).GetAsyncEnumerator();
    }

    /// <summary>Whether the answer is no stream.</summary>
    public bool IsRefused => _results is null;

    /// <summary>Where it begins; null when it is not told.</summary>
    public string? StartCursor => (_result as ResponseStream)?.StartCursor;

    /// <summary>The answer when it is no stream.</summary>
    public string Refusal => TestGraph.Text(_result);

    /// <summary>Begins to wait for the next result, as a client does that is idle.</summary>
    public void Begin() => _begun = _results!.MoveNextAsync().AsTask(); // only streams are begun

    /// <summary>The next result, behind its cursor when it has one; <c>end</c> after the last.</summary>
    public async Task<string> NextAsync()
    {
        var next = _begun ?? _results!.MoveNextAsync().AsTask();
        _begun = null;
        if (!await next.WaitAsync(Patience))
        {
            return "end";
        }

        await using var result = _results!.Current;
        return result.Cursor is null ? TestGraph.Text(result) : $"{result.Cursor} {TestGraph.Text(result)}";
    }

    /// <summary>So many results, and the end when it comes before.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(int count)
    {
        var results = new List<string>();
        while (results.Count < count)
        {
            results.Add(await NextAsync());
            if (results[^1] == "end")
            {
                break;
            }
        }

        return results;
    }

    /// <summary>Goes away as a client does whose connection ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _cancellation.CancelAsync();
        if (_begun is not null)
        {
            await ((Task)_begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_results is not null)
        {
            await _results.DisposeAsync();
        }

        await _result.DisposeAsync();
        _cancellation.Dispose();
    }
}
