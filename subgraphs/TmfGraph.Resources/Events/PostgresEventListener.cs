using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Events;

/// <summary>Listens for commits of other replicas on a connection of its own, and comes back when it is lost.</summary>
internal sealed class PostgresEventListener(ResourceDatabase database, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private Task? _running;

    /// <summary>Starts with the first reader.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _running ??= Task.Run(RunAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_running is { } running)
        {
            await running.ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException or IOException or InvalidOperationException or TimeoutException)
            {
                ResourceEventsLog.ListenerLost(logger, exception, database.Schema, pause);
                await Task.Delay(pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ListenAsync(Action connected)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 15 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Notification += (_, _) => database.Signal.Pulse();
        await connection.OpenAsync(_stop.Token).ConfigureAwait(false);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"LISTEN \"{database.NotificationChannel}\"";
            await command.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
        }

        connected();
        database.Signal.Pulse(); // for what was committed while nobody listened
        while (true)
        {
            await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
    }
}
