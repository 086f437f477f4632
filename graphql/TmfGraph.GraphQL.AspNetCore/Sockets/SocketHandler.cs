using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Sockets;

/// <summary>Accepts GraphQL sockets.</summary>
internal sealed class SocketHandler(Func<HttpContext, IRequestExecutor> findExecutor, GraphQLHttpOptions options, ILogger logger)
{
    private int _open;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > options.Sockets.MaxSockets && context.WebSockets.IsWebSocketRequest)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            await ServeAsync(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!options.Sockets.Enabled)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            await new ResponseSender(context, options)
                .SendAsync(TransportErrors.NoSocket(), ResponseFormat.GraphQLJson, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        var offered = context.WebSockets.WebSocketRequestedProtocols;
        var protocol = SocketProtocol.All.FirstOrDefault(p => offered.Contains(p.Name));
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol?.Name).ConfigureAwait(false);
        using var connection = new SocketConnection(socket, options.Sockets);
        if (protocol is null)
        {
            await connection.SendCloseAsync(SocketClose.NoProtocol).ConfigureAwait(false);
            await connection.DrainAsync().ConfigureAwait(false);
            return;
        }

        var stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        try
        {
            var close = await new SocketSession(context, connection, protocol, findExecutor, options, logger)
                .RunAsync(stopping).ConfigureAwait(false);
            GraphQLLog.SocketClosed(logger, close.Status, close.Reason);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // the client is gone without a word
        }
    }
}
