using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Streams;

/// <summary>Completes the events of one client's stream: several at once, delivered in the order they came in.</summary>
/// <param name="limit">How many events are taken off the stream at most that are not delivered yet.</param>
/// <param name="complete">Completes one event; what it throws ends the stream. It takes the event over.</param>
internal sealed class EventCompletion(int limit, Func<SourceResponse, CancellationToken, Task<OperationResult>> complete)
{
    /// <summary>Reads until the source ends.</summary>
    /// <exception cref="SourceSchemaException">The source has failed; all events before that were delivered.</exception>
    public async IAsyncEnumerable<OperationResult> ReadAsync(SourceStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var places = new SemaphoreSlim(limit);
        var underWay = Channel.CreateUnbounded<Task<OperationResult>>(); // bounded by the places
        var reading = TakeAsync(stream, places, underWay.Writer, ended.Token);
        try
        {
            await foreach (var result in underWay.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return await result.ConfigureAwait(false);
                places.Release();
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            while (underWay.Reader.TryRead(out var result))
            {
                await DropAsync(result).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes events off the stream and starts to complete them; its own failure is the end of the results.</summary>
    private async Task TakeAsync(SourceStream stream, SemaphoreSlim places, ChannelWriter<Task<OperationResult>> underWay, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var response in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                underWay.TryWrite(complete(response, cancellationToken));
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        underWay.Complete(failure);
    }

    private static async ValueTask DropAsync(Task<OperationResult> result)
    {
        await ((Task)result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (result.IsCompletedSuccessfully)
        {
            await result.Result.DisposeAsync().ConfigureAwait(false);
        }
    }
}
