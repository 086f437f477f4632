using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// One open connection for one call. Connection, pool and transactions are EF's; the statements of the hot paths go to the provider directly, since
/// materialising rows through EF costs several times what reading a document does. Every statement is counted.
/// </summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ResourceDatabase _database;
    private readonly ResourceContext _context;
    private IDbContextTransaction? _transaction;

    private StoreSession(ResourceDatabase database, ResourceContext context)
    {
        _database = database;
        _context = context;
    }

    public static async Task<StoreSession> OpenAsync(ResourceDatabase database, CancellationToken cancellationToken)
    {
        var context = await database.Contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return new StoreSession(database, context);
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task BeginAsync(CancellationToken cancellationToken) =>
        _transaction = await _context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Commits, unless that is cancelled before: a commit that is cut off leaves nobody knowing what became of it.</summary>
    public Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _transaction!.CommitAsync(CancellationToken.None); // only after BeginAsync
    }

    public SqlBuilder Sql() => new(_database.Dialect);

    /// <summary>Runs the statement and hands every row to the reader function.</summary>
    public async Task ReadAsync(SqlBuilder sql, Action<DbDataReader> row, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(sql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                row(reader);
            }
        }
        catch (DbException exception) when (IsOfPattern(exception))
        {
            throw PatternFailure(exception);
        }
    }

    public async Task<int> ExecuteAsync(SqlBuilder sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<object?> ScalarAsync(SqlBuilder sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(sql);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (IsOfPattern(exception))
        {
            throw PatternFailure(exception);
        }
    }

    /// <summary>A counted command on this connection, to be disposed of by the caller.</summary>
    public DbCommand Command(SqlBuilder? sql = null)
    {
        var command = _context.Database.GetDbConnection().CreateCommand();
        command.Transaction = _transaction?.GetDbTransaction();
        command.CommandTimeout = _database.Options.CommandTimeoutSeconds;
        sql?.ApplyTo(command);
        _database.Statements.Add();
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }

        await _context.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsOfPattern(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.InvalidRegularExpression }
        || (exception is SqliteException && exception.Message.Contains(Patterns.TooSlow, StringComparison.Ordinal));

    private static InvalidPatternException PatternFailure(DbException exception) => new(
        exception is PostgresException ? "The regular expression is too much for the database." : "The regular expression takes too long.", exception);
}
