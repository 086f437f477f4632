using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>One client on a socket, from its <c>connection_init</c> to the close.</summary>
/// <seealso href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md"/>
internal sealed class SocketSession(
    HttpContext context,
    SocketConnection connection,
    SocketProtocol protocol,
    Func<HttpContext, IRequestExecutor> findExecutor,
    GraphQLHttpOptions options,
    ILogger logger)
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<SocketClose> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _aborted = context.RequestAborted;
    private readonly Func<string, string?> _headers = Headers.Of(context);
    private readonly TaskCompletionSource _isKnown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _token;
    private Dictionary<string, string>? _initHeaders;
    private volatile bool _hasInit;
    private volatile bool _isAcknowledged;
    private volatile bool _isClosing;

    public SocketConnection Connection => connection;

    public SocketProtocol Protocol => protocol;

    public HttpContext Context => context;

    public ILogger Logger => logger;

    public RequestRunner Runner { get; } = new(options);

    /// <summary>Whoever is connected: the HTTP request's user, or whom <c>connection_init</c> brought.</summary>
    public ClaimsPrincipal User { get; private set; } = context.User;

    /// <summary>Serves the client until one side closes; the answer says why.</summary>
    public async Task<SocketClose> RunAsync(CancellationToken stopping)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(_aborted);
        await using var registration = stopping.Register(() => _ended.TrySetResult(SocketClose.GoingAway)).ConfigureAwait(false);
        var background = Task.WhenAll(WatchInitAsync(idle.Token), WatchTokenAsync(idle.Token), KeepAliveAsync(idle.Token));
        var reading = ReadAsync();
        try
        {
            var close = await (await Task.WhenAny(reading, _ended.Task).ConfigureAwait(false)).ConfigureAwait(false);
            _isClosing = true;
            if (close == SocketClose.GoingAway)
            {
                await FinishOperationsAsync().ConfigureAwait(false);
            }

            await StopOperationsAsync().ConfigureAwait(false);
            await connection.SendCloseAsync(close).ConfigureAwait(false);

            // cancelling a read would break the connection before the client has our goodbye: wait for its confirmation
            if (reading.IsCompleted)
            {
                await connection.DrainAsync().ConfigureAwait(false);
            }
            else
            {
                await ((Task)reading).WaitAsync(CloseTimeout, options.TimeProvider, CancellationToken.None)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return close;
        }
        finally
        {
            await StopOperationsAsync().ConfigureAwait(false);
            await idle.CancelAsync().ConfigureAwait(false);
            await background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!reading.IsCompleted)
            {
                context.Abort(); // the client has had its time, and what is read into is disposed next
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes an ended operation off the list, so that its id is free again.</summary>
    public void Remove(SocketOperation operation) => _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    /// <summary>
    /// A header of the HTTP request, or what <c>connection_init</c> brought for want of one; for <c>Authorization</c>, what that brought in its place.
    /// </summary>
    public string? GetHeader(string name) =>
        _token is not null && name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            ? _token.Contains(' ', StringComparison.Ordinal) ? _token : "Bearer " + _token // with a scheme of its own, or without one
            : _headers(name) ?? _initHeaders?.GetValueOrDefault(name);

    public IRequestExecutor FindExecutor() => findExecutor(context);

    private async Task<SocketClose> ReadAsync()
    {
        while (true)
        {
            var (message, close) = await connection.ReceiveAsync(_aborted).ConfigureAwait(false);
            if (close is null && !_isClosing)
            {
                close = await HandleAsync(message).ConfigureAwait(false);
            }

            if (close is not null)
            {
                return close.Value;
            }
        }
    }

    private async ValueTask<SocketClose?> HandleAsync(ReadOnlyMemory<byte> message)
    {
        var (json, _) = RequestJson.Parse(message, options);
        using (json)
        {
            if (json?.RootElement is not { } root
                || root.ValueKind is not JsonValueKind.Object
                || !root.TryGetProperty("type"u8, out var type)
                || type.ValueKind is not JsonValueKind.String)
            {
                return SocketClose.InvalidMessage;
            }

            switch (protocol.Read(type))
            {
                case ClientMessage.Init:
                    return await InitAsync(root).ConfigureAwait(false);
                case ClientMessage.Ping:
                    return await PongAsync(root).ConfigureAwait(false);
                case ClientMessage.Pong:
                    return null;
                case ClientMessage.Subscribe:
                    return await SubscribeAsync(root).ConfigureAwait(false);
                case ClientMessage.Complete:
                    return Complete(root);
                case ClientMessage.Terminate:
                    return SocketClose.Normal;
                default:
                    return SocketClose.InvalidMessage;
            }
        }
    }

    private async ValueTask<SocketClose?> InitAsync(JsonElement message)
    {
        if (_hasInit)
        {
            return SocketClose.SecondInit;
        }

        _hasInit = true;
        if (!TryGetPayload(message, out var payload))
        {
            return SocketClose.InvalidMessage;
        }

        if (options.Sockets.Authenticate is { } authenticate)
        {
            try
            {
                if (await authenticate(context, payload).ConfigureAwait(false) is not { } user)
                {
                    return await RefuseAsync(SocketClose.Unauthorized).ConfigureAwait(false);
                }

                User = user;
            }
            catch (GraphQLException)
            {
                return await RefuseAsync(SocketClose.Forbidden).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                GraphQLLog.SocketFailed(logger, exception); // an identity provider that does not answer, for instance
                return await RefuseAsync(SocketClose.InternalError).ConfigureAwait(false);
            }
        }

        _token = GraphQLSocketOptions.FindToken(payload);
        _initHeaders = InitHeaders.Find(payload, FindExecutor().ClientHeaders);
        _isKnown.TrySetResult();
        await connection.SendAsync(static output => output.WriteRaw(SocketProtocol.Ack), _aborted).ConfigureAwait(false);
        _isAcknowledged = true;
        if (protocol.KeepsAliveFromTheAck && options.Sockets.KeepAlive > TimeSpan.Zero)
        {
            await connection.SendAsync(output => output.WriteRaw(protocol.KeepAlive), _aborted).ConfigureAwait(false);
        }

        return null;
    }

    // a payload comes back, so that a client can tell which of its pings is answered
    private async ValueTask<SocketClose?> PongAsync(JsonElement message)
    {
        if (!TryGetPayload(message, out var payload))
        {
            return SocketClose.InvalidMessage;
        }

        await connection.SendAsync(output => SocketProtocol.WritePong(payload, output), _aborted).ConfigureAwait(false);
        return null;
    }

    private static bool TryGetPayload(JsonElement message, out JsonElement payload) =>
        !message.TryGetProperty("payload"u8, out payload) || payload.ValueKind is JsonValueKind.Object or JsonValueKind.Null;

    private async ValueTask<SocketClose> RefuseAsync(SocketClose close)
    {
        if (protocol.Refusal.Length > 0)
        {
            await connection.SendAsync(output => output.WriteRaw(protocol.Refusal), _aborted).ConfigureAwait(false);
        }

        return close;
    }

    private async ValueTask<SocketClose?> SubscribeAsync(JsonElement message)
    {
        if (!_isAcknowledged)
        {
            return SocketClose.Unauthorized;
        }

        if (!TryGetId(message, out var id)
            || !message.TryGetProperty("payload"u8, out var payload)
            || payload.ValueKind is not JsonValueKind.Object)
        {
            return SocketClose.InvalidMessage;
        }

        // a copy of its own, as the operation outlives the message
        var invalid = RequestParser.TryRead(payload.Clone(), default, out var members);
        var operation = new SocketOperation(id, this, members, JsonMarshal.GetRawUtf8Value(payload).Length);
        if (!_operations.TryAdd(id, operation))
        {
            operation.Dispose();
            return SocketClose.Duplicate(id);
        }

        if (_operations.Count > options.Sockets.MaxOperations || _operations.Values.Sum(static o => (long)o.Bytes) > options.Sockets.MaxOperationBytes)
        {
            invalid = RequestErrors.Result(RequestFailure.Overloaded, "This connection has too many operations open.");
        }

        if (invalid is not null)
        {
            Remove(operation);
            operation.Dispose();
            await connection.SendAsync(output => protocol.WriteError(id, invalid.Errors, output), _aborted).ConfigureAwait(false);
            return null;
        }

        operation.Start();
        return null;
    }

    private SocketClose? Complete(JsonElement message)
    {
        if (!TryGetId(message, out var id))
        {
            return SocketClose.InvalidMessage;
        }

        if (_operations.TryRemove(id, out var operation))
        {
            operation.Cancel();
        }

        return null; // our own complete may have crossed with it
    }

    private bool TryGetId(JsonElement message, out string id)
    {
        id = message.TryGetProperty("id"u8, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
        return id.Length > 0 && id.Length <= options.Sockets.MaxIdLength;
    }

    private async Task WatchInitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.Sockets.InitTimeout, cancellationToken).ConfigureAwait(false);
        if (!_hasInit)
        {
            _ended.TrySetResult(SocketClose.InitTimeout);
        }
    }

    private async Task WatchTokenAsync(CancellationToken cancellationToken)
    {
        await _isKnown.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await new TokenLifetime(User, GetHeader("Authorization"), options.TokenGrace, options.TimeProvider).WaitAsync(cancellationToken).ConfigureAwait(false);
        _ended.TrySetResult(SocketClose.TokenExpired);
    }

    private async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        if (options.Sockets.KeepAlive <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Sockets.KeepAlive);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_isAcknowledged && !_isClosing)
            {
                await connection.SendAsync(output => output.WriteRaw(protocol.KeepAlive), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // what has begun and ends by itself may do so; a mutation whose answer nobody sees is worse than a short wait
    private async Task FinishOperationsAsync() =>
        await Task.WhenAll(_operations.Values.Where(static o => !o.IsEndless).Select(static o => o.Ended))
            .WaitAsync(CloseTimeout, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task StopOperationsAsync()
    {
        foreach (var operation in _operations.Values)
        {
            operation.Cancel();
            await operation.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
