using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>One operation of a socket: it runs beside the reader, in a service scope of its own, until it ends or is cancelled.</summary>
/// <param name="bytes">The size of its request, which is kept as long as it runs.</param>
internal sealed class SocketOperation(string id, SocketSession session, RequestMembers members, int bytes) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(session.Context.RequestAborted);

    public string Id => id;

    public int Bytes => bytes;

    /// <summary>Whether it goes on until somebody ends it, as subscriptions do.</summary>
    public bool IsEndless { get; private set; }

    /// <summary>Ends when the operation has; never fails.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public void Start() => Ended = Task.Run(RunAsync, CancellationToken.None);

    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has just ended by itself
        }
    }

    public void Dispose() => _cancellation.Dispose();

    private async Task RunAsync()
    {
        try
        {
            await ExecuteAsync(_cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // cancelled by the client, or the client is gone
        }
        catch (Exception exception)
        {
            GraphQLLog.SocketFailed(session.Logger, exception);
            await FailAsync(TransportErrors.Unexpected(), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            session.Remove(this);
            Dispose();
        }
    }

    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var scope = session.Context.RequestServices.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var result = await ExecuteAsync(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        await using (result.ConfigureAwait(false))
        {
            switch (result)
            {
                case OperationResult single:
                    await SendLastAsync(single, cancellationToken).ConfigureAwait(false);
                    break;
                case BatchResult batch:
                    foreach (var item in batch.Results)
                    {
                        await NextAsync(item, cancellationToken).ConfigureAwait(false);
                    }

                    await CompleteAsync(cancellationToken).ConfigureAwait(false);
                    break;
                case ResponseStream stream:
                    IsEndless = !stream.EndsByItself;
                    await SendStreamAsync(stream, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private ValueTask<ExecutionResult> ExecuteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var origin = new RequestOrigin(session.User, services, session.GetHeader) { Incremental = IncrementalOf(members.Extensions) };
        return session.Runner.RunAsync(session.FindExecutor(), members, origin, session.Context, cancellationToken);
    }

    // sockets have no Accept header for each operation
    private static IncrementalFormat IncrementalOf(JsonElement extensions) =>
        extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty("incrementalSpec"u8, out var form)
            && form.ValueKind is JsonValueKind.String
            && form.ValueEquals("v0.1"u8)
            ? IncrementalFormat.Patches
            : IncrementalFormat.Pending;

    private async Task SendStreamAsync(ResponseStream stream, CancellationToken cancellationToken)
    {
        if (stream.StartCursor is { } start && session.Protocol.TellsStart)
        {
            await session.Connection.SendAsync(output => SocketProtocol.WriteStart(id, start, output), cancellationToken).ConfigureAwait(false);
        }

        await foreach (var result in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await using (result.ConfigureAwait(false))
            {
                if (!result.HasData)
                {
                    await FailAsync(result, cancellationToken).ConfigureAwait(false);
                    return;
                }

                await NextAsync(result, cancellationToken).ConfigureAwait(false);
            }
        }

        cancellationToken.ThrowIfCancellationRequested(); // a client that has stopped the operation is told nothing more
        await CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SendLastAsync(OperationResult result, CancellationToken cancellationToken)
    {
        if (!result.HasData)
        {
            await FailAsync(result, cancellationToken).ConfigureAwait(false);
            return;
        }

        await NextAsync(result, cancellationToken).ConfigureAwait(false);
        await CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask NextAsync(OperationResult result, CancellationToken cancellationToken) =>
        session.Connection.SendAsync(output => session.Protocol.WriteNext(id, result, output), cancellationToken);

    private ValueTask FailAsync(OperationResult result, CancellationToken cancellationToken)
    {
        session.Remove(this); // the client may use the id again as soon as it reads this
        return session.Connection.SendAsync(output => session.Protocol.WriteError(id, result.Errors, output), cancellationToken);
    }

    private ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        session.Remove(this);
        return session.Connection.SendAsync(output => SocketProtocol.WriteComplete(id, output), cancellationToken);
    }
}
