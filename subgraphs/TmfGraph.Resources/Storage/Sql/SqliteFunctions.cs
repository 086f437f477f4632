using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// Settings and functions of every SQLite connection. Indexes use the functions, so another program that writes to the file has to bring them too.
/// </summary>
internal sealed class SqliteFunctions : DbConnectionInterceptor
{
    // NORMAL in WAL mode: a killed process loses nothing; a power cut may lose the last commits, but never leaves half of one
    private const string Settings = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY";

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
        connection.CreateFunction(
            "tmf_matches",
            static (string? pattern, string? text) => pattern is not null && text is not null && Patterns.Get(pattern).IsMatch(text),
            isDeterministic: true);
        var result = raw.sqlite3_exec(connection.Handle, Settings);
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }
}

/// <summary>Compiled patterns of the <see cref="Comparison.Matches"/> operator, a bounded number of them.</summary>
internal static class Patterns
{
    private const int MostKept = 256;

    // of one text; a statement over many rows is bounded by the command timeout as well
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(200);

    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <summary>The expression; throws <see cref="InvalidPatternException"/> when it is none.</summary>
    public static Regex Get(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (Known.Count >= MostKept)
        {
            Known.Clear();
        }

        try
        {
            return Known[pattern] = new Regex(pattern, RegexOptions.CultureInvariant, TimeLimit);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidPatternException($"'{pattern}' is no regular expression: {exception.Message}", exception);
        }
    }
}
