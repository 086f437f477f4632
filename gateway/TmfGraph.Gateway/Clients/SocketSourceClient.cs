using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Opens subscriptions by <c>graphql-transport-ws</c>. Each has a socket of its own: what reads slowly then holds up nothing but itself, and a
/// socket belongs to one identity, which goes along in the headers and in <c>connection_init</c>.
/// </summary>
/// <param name="http">Shakes hands.</param>
/// <param name="name">The source's name, for errors.</param>
/// <param name="url">Its address, which must be one of <c>ws</c>, <c>wss</c>, <c>http</c> or <c>https</c>.</param>
internal sealed class SocketSourceClient(HttpMessageInvoker http, string name, string url, GatewayOptions options)
{
    private const string Protocol = "graphql-transport-ws";

    private readonly Uri _address = AddressOf(url, name);
    private readonly SourceFailures _failures = new(name);
    private readonly SourceHeaders _headers = new(options.ForwardedHeaders);

    /// <inheritdoc cref="ISourceSchemaClient.SubscribeAsync"/>
    public async ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var socket = await ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(Init(request), cancellationToken).ConfigureAwait(false);
            await ReceiveAckAsync(socket, cancellationToken).ConfigureAwait(false);
            await socket.SendAsync(Subscribe(request), cancellationToken).ConfigureAwait(false);
            return new SourceStream(token => ReadAsync(socket, token), socket.DisposeAsync);
        }
        catch (Exception exception)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            if (exception is WebSocketException)
            {
                throw Lost(socket, exception);
            }

            throw;
        }
    }

    private static Uri AddressOf(string url, string source) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" or "http" or "https"
            ? new UriBuilder(address) { Scheme = address.Scheme is "ws" or "http" ? "ws" : "wss" }.Uri
            : throw new ArgumentException($"'{url}' is no WebSocket address for the source schema '{source}' (transports.websockets.url).");

    private async ValueTask<SourceSocket> ConnectAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        socket.Options.KeepAliveInterval = TimeSpan.Zero; // the protocol has its own signs of life
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var header in _headers.Sent)
        {
            if (ConnectionHeaders.ValueOf(request.Client, header) is { } value)
            {
                socket.Options.SetRequestHeader(header, value);
            }
        }

        try
        {
            await socket.ConnectAsync(_address, http, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw exception switch
            {
                WebSocketException when status is 0 => _failures.Unavailable(exception),
                WebSocketException => _failures.Status(status, isTransient: status is 502 or 503 or 504, inner: exception),
                OperationCanceledException => new OperationCanceledException(cancellationToken),
                _ => exception,
            };
        }

        if (socket.SubProtocol == Protocol)
        {
            return new SourceSocket(socket, options.Streams.SilenceTimeout, options.MaxResponseBytes, options.TimeProvider);
        }

        socket.Dispose();
        throw _failures.Invalid($"does not speak {Protocol}");
    }

    private async ValueTask ReceiveAckAsync(SourceSocket socket, CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false) is { } message)
        {
            switch (message.Type)
            {
                case "connection_ack":
                    return;
                case "ping" or "pong":
                    break;
                default:
                    throw _failures.Invalid("sent something else than an acknowledgement of its socket");
            }
        }

        throw Lost(socket, null);
    }

    private async IAsyncEnumerable<SourceResponse> ReadAsync(SourceSocket socket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false) is { } message)
        {
            switch (message.Type)
            {
                case "next":
                    yield return new SourceResponse(message.Payload.ToArray(), null);
                    break;
                case "error":
                    yield return new SourceResponse((byte[])[.. "{\"errors\":"u8, .. message.Payload.Span, (byte)'}'], null);
                    yield break;
                case "complete":
                    yield break;
                case "ping" when message.Cursor is { } start:
                    yield return SourceResponse.Place(start);
                    break;
                case "ping" or "pong":
                    break;
                default:
                    throw _failures.Invalid("sent a message that its protocol does not have");
            }
        }

        throw Lost(socket, null);
    }

    /// <summary>The next message, with pings answered; null when the source has closed.</summary>
    private async ValueTask<SocketMessage?> ReceiveAsync(SourceSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            if (await socket.ReceiveAsync(cancellationToken).ConfigureAwait(false) is not { } bytes)
            {
                return null;
            }

            var message = SocketMessage.Parse(bytes);
            if (message.Type is "ping")
            {
                await socket.SendAsync(Message("pong", message.Payload), cancellationToken).ConfigureAwait(false);
            }

            return message;
        }
        catch (WebSocketException exception)
        {
            throw Lost(socket, exception);
        }
        catch (TimeoutException exception)
        {
            throw _failures.Silent(exception);
        }
        catch (JsonException)
        {
            throw _failures.Invalid("sent a message that is not JSON");
        }
        catch (InvalidDataException)
        {
            throw _failures.Invalid($"sent more than {options.MaxResponseBytes} bytes");
        }
    }

    private byte[] Init(SourceRequest request)
    {
        var headers = _headers.Identity
            .Select(h => (Name: h, Value: ConnectionHeaders.ValueOf(request.Client, h)))
            .Where(h => h.Value is not null)
            .ToDictionary(h => h.Name, h => h.Value);
        return Message("connection_init", headers.Count == 0 ? default : JsonSerializer.SerializeToUtf8Bytes(headers));
    }

    private static byte[] Subscribe(SourceRequest request) =>
        [.. "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":"u8, .. request.Operation.BodyStart.Span, .. request.Variables.Span, .. request.BodyEnd, (byte)'}'];

    private static byte[] Message(string type, ReadOnlyMemory<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>(payload.Length + 64);
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            if (!payload.IsEmpty)
            {
                writer.WritePropertyName("payload"u8);
                writer.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The socket has ended before the operation has. Codes of the protocol's own say that we have done wrong: again would be no better.</summary>
    private SourceSchemaException Lost(SourceSocket socket, Exception? inner) => socket.Close switch
    {
        (4408, _) or null => _failures.Unavailable(inner),
        ( >= 4400 and < 4500 and var code, var reason) =>
            new(SubgraphErrorCodes.Unavailable, $"The source schema '{name}' closed its socket: {code} {reason}".TrimEnd() + '.', inner),
        _ => _failures.Unavailable(inner),
    };
}
