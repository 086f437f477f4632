using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using TmfGraph.GraphQL.AspNetCore.Sockets;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>What becomes of a client that does not hear our goodbye.</summary>
public sealed class SocketCloseTests
{
    [Fact]
    public async Task NoReadIsUnderWay_When_ASessionHasEnded()
    {
        using var lifetime = new Lifetime();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var options = new GraphQLHttpOptions { TimeProvider = new Impatient() };
        var reads = 0;
        using var socket = new FakeSocket(async (_, token) =>
        {
            reads++;
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                reads--;
            }

            return default;
        });
        using var connection = new SocketConnection(socket, options.Sockets);
        using var stopping = new CancellationTokenSource();
        var running = new SocketSession(context, connection, SocketProtocol.All[0], static _ => throw new InvalidOperationException(), options, NullLogger.Instance)
            .RunAsync(stopping.Token);

        await stopping.CancelAsync();

        Assert.Equal(SocketClose.GoingAway, await running.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal((WebSocketState.CloseSent, 0), (socket.State, reads));
    }

    /// <summary>All that is waited for takes too long.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly CancellationTokenSource _aborted = new();

        public CancellationToken RequestAborted
        {
            get => _aborted.Token;
            set => throw new NotSupportedException();
        }

        public void Abort() => _aborted.Cancel();

        public void Dispose() => _aborted.Dispose();
    }
}
