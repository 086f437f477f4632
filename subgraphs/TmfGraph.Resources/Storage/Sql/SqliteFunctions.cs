using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// Settings and functions of every SQLite connection. Indexes use the functions, so another program that writes to the file has to bring them too.
/// </summary>
internal sealed class SqliteFunctions : DbConnectionInterceptor
{
    // NORMAL in WAL mode: a killed process loses nothing; a power cut may lose the last commits, but never leaves half of one
    // a longer log before each checkpoint writes an often changed index page once in place of many times
    private const string Settings = "PRAGMA wal_autocheckpoint = 16384; PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Register((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Register((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("tmf_number", static (string? text) => text is null ? null : NumberKey.Of(text), isDeterministic: true);
        connection.CreateFunction(
            "tmf_instant",
            static (string? text) => text is not null && Instants.TryParse(text, out var instant) ? instant : (long?)null,
            isDeterministic: true);
        connection.CreateFunction("tmf_digits", static (string? text) => text is null ? null : Leaf.Digits(text), isDeterministic: true);
        connection.CreateFunction(
            "tmf_matches",
            static (string? pattern, string? text) => pattern is not null && text is not null && Patterns.IsMatch(pattern, text),
            isDeterministic: true);
        connection.CreateAggregate<string, string, string, string?, Statistic, bool?>(
            "tmf_statistic",
            default,
            static (all, function, comparison, value, number) =>
                new Statistic(all.Numbers.With(number), Enum.Parse<NodeFunction>(function), Enum.Parse<Comparison>(comparison), value),
            static all => all.Numbers.Compare(all.Function, all.Comparison, all.Value),
            isDeterministic: true);
        var result = raw.sqlite3_exec(connection.Handle, Settings);
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }

    private readonly record struct Statistic(NumberStatistics Numbers, NodeFunction Function, Comparison Comparison, string Value);
}
