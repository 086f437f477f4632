using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>Keeps log lines that speak of an error: bad input never is one.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    /// <summary>What was logged first since the last time; null for nothing.</summary>
    public string? Take()
    {
        _lines.TryDequeue(out var line);
        _lines.Clear();
        return line;
    }

    private sealed class Logger(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
