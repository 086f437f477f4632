using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Tests.Storage;

public sealed class StoreSessionTests(SqliteFixture store) : IClassFixture<SqliteFixture>
{
    [Fact]
    public async Task Commit_ThatIsCancelledBefore_IsNoFailureOfTheDatabase()
    {
        using var log = new ErrorLog();
        using var loggers = new LoggerFactory([log]);
        var database = new ResourceDatabase(StoreModel.Model, store.Database.Options, loggers);
        await using var session = await StoreSession.OpenAsync(database, CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.CommitAsync(new CancellationToken(canceled: true)));

        Assert.Empty(log.Lines);
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
