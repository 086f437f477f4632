using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>Brings a database to the state this version needs: schema, migrations, and the indexes the model asks for.</summary>
internal sealed class DatabaseSetup(ResourceDatabase database)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var guard = database.Dialect.IsPostgres
            ? await LockPostgresAsync(cancellationToken).ConfigureAwait(false)
            : await LockSqliteAsync(cancellationToken).ConfigureAwait(false);
        await using (var context = await database.Contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!database.Dialect.IsPostgres)
            {
                await PrepareSqliteAsync(context, cancellationToken).ConfigureAwait(false);
            }

            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }

        await CreateIndexesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An advisory lock on a connection of its own, held until disposed; the schema is made under it.</summary>
    private async Task<IAsyncDisposable> LockPostgresAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = (int)LockTimeout.TotalSeconds;
            command.CommandText = $"SELECT pg_advisory_lock(hashtextextended('tmfgraph setup', 0)); CREATE SCHEMA IF NOT EXISTS \"{database.Schema}\"";
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A lock file beside the database, held by the operating system: a killed process leaves no lock behind.</summary>
    private async Task<IAsyncDisposable> LockSqliteAsync(CancellationToken cancellationToken)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + ".lock";
        var deadline = DateTime.UtcNow + LockTimeout;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // EF's own lock on SQLite is a row that a killed process leaves behind; with ours held nobody can own it
    private static async Task PrepareSqliteAsync(ResourceContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// One partial expression index for each <c>@index</c> attribute of a resource. Its name tells type and attribute, so that starting again, or
    /// taking an attribute out of the model, changes nothing that is there. The type is in front although it is constant: SQLite follows an
    /// index in the order of a query only from an equality on.
    /// </summary>
    private async Task CreateIndexesAsync(CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
        foreach (var type in database.Model.Resources.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            foreach (var attribute in type.Attributes.Where(a => a is { Indexed: true, IsList: false, JsonName: not "id" } && LeafKinds.Of(a) != LeafKind.Object))
            {
                var key = database.Dialect.Key(SqlDialect.OrderPlace("doc", [attribute]), LeafKinds.Of(attribute));
                var sql = session.Sql().Append(
                    $"CREATE INDEX IF NOT EXISTS \"{IndexName(type, attribute)}\" ON resource (type, ({key}), id) WHERE type = {SqlDialect.Quote(type.Name)}");
                await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // PostgreSQL cuts names at 63 bytes; a hash keeps long ones apart
    private static string IndexName(ResourceType type, AttributeModel attribute)
    {
        var name = $"ix_{type.Name}_{attribute.Name}";
        return name.Length <= 60 ? name : $"{name[..50]}_{StableHash(name):x8}";
    }

    private static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }
}
