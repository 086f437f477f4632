using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Streams;

/// <summary>
/// The subscriptions that are open at one source. Clients with equal operations, variables and headers share one; whoever resumes behind a cursor of
/// its own has one of its own, which is read at its pace.
/// </summary>
/// <param name="schema">The source's own schema.</param>
/// <param name="headers">Headers of the client that the source gets.</param>
/// <param name="places">How many may be open.</param>
/// <param name="open">Opens a connection.</param>
/// <param name="lost">Told why one was lost.</param>
internal sealed class SourceStreams(
    GraphSchema schema,
    GatewayOptions options,
    SourceHeaders headers,
    StreamPlaces places,
    SourceCounter? counter,
    Func<SourceRequest, CancellationToken, ValueTask<SourceStream>> open,
    Action<SourceSchemaException> lost) : IDisposable
{
    private readonly Dictionary<RequestKey, SharedStream> _shared = [];
    private readonly Lock _lock = new();

    /// <summary>Opens a subscription, or joins an equal one; see <see cref="ISourceSchemaClient.SubscribeAsync"/>.</summary>
    /// <exception cref="SourceSchemaException">The source cannot be reached, or has too many streams open.</exception>
    public ValueTask<SourceStream> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var operation = ResumableOperation.Create(request, schema);
        if (operation.IsResumed || request.Client.HasFiles)
        {
            return OpenOwnAsync(operation, cancellationToken);
        }

        var common = Detach(request);
        return JoinAsync(new RequestKey(common, headers.Key), operation.For(common), cancellationToken);
    }

    public void Dispose()
    {
        SharedStream[] streams;
        lock (_lock)
        {
            streams = [.. _shared.Values];
        }

        foreach (var stream in streams)
        {
            stream.Dispose();
        }
    }

    /// <summary>A request that outlives its client: of what the client sent, it has only what the source gets.</summary>
    private SourceRequest Detach(SourceRequest request) => new()
    {
        Operation = request.Operation,
        Variables = request.Variables,
        SetCount = 1,
        LastEventId = request.LastEventId,
        Client = new OperationRequest { OnError = request.OnError, GetHeader = headers.Keep(request.Client) },
    };

    private async ValueTask<SourceStream> OpenOwnAsync(ResumableOperation operation, CancellationToken cancellationToken)
    {
        places.Take();
        var stream = Create(operation);
        try
        {
            await stream.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            places.Leave();
            throw;
        }

        return new SourceStream(stream.ReadAsync, async () =>
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            places.Leave();
        })
        {
            StartCursor = stream.StartCursor,
        };
    }

    private ValueTask<SourceStream> JoinAsync(RequestKey key, ResumableOperation operation, CancellationToken cancellationToken)
    {
        SharedStream? stream;
        StreamClient? client;
        lock (_lock)
        {
            client = _shared.TryGetValue(key, out stream) ? stream.TryJoin() : null;
            if (client is null)
            {
                places.Take();
                stream = new SharedStream(Create(operation), options.Streams, counter, s => Remove(key, s));
                client = stream.TryJoin()!; // it is empty
                _shared[key] = stream;
                stream.Start();
            }
        }

        return stream!.OpenAsync(client, cancellationToken); // whoever has a client has its stream
    }

    private ResumingStream Create(ResumableOperation operation) => new(operation, open, lost, options.Streams, options.TimeProvider, counter);

    private void Remove(in RequestKey key, SharedStream stream)
    {
        lock (_lock)
        {
            // a full one has made room for the next under its key
            if (_shared.TryGetValue(key, out var current) && ReferenceEquals(current, stream))
            {
                _shared.Remove(key);
            }
        }

        places.Leave();
    }
}
