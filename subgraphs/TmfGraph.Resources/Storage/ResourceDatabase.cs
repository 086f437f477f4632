using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// The database of one subgraph: its connections, its dialect, its limits. <see cref="ResourceStore"/>, <see cref="Writes.ResourceWriter"/> and
/// <see cref="Events.EventLog"/> of a subgraph share one.
/// </summary>
public sealed class ResourceDatabase
{
    private readonly ILoggerFactory? _loggers;
    private volatile bool _isInitialized;

    public ResourceDatabase(DomainModel model, StoreOptions options, ILoggerFactory? loggers = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        Model = model;
        Options = options;
        _loggers = loggers;
        Time = time ?? TimeProvider.System;
        Ids = new TimeOrderedIds(Time);
        Statements = new StatementCounter(model.Name);
        Dialect = options.Provider == StoreProvider.Postgres ? new PostgresDialect() : new SqliteDialect();
        ConnectionString = options.Provider == StoreProvider.Postgres ? PostgresConnection() : SqliteConnection();
        Contexts = new PooledDbContextFactory<ResourceContext>(ContextOptions());
    }

    public DomainModel Model { get; }

    public StoreOptions Options { get; }

    /// <summary>Counts every statement this database is sent.</summary>
    public StatementCounter Statements { get; }

    /// <summary>Contexts for what the store itself does not do; they are pooled, so dispose of them soon.</summary>
    public IDbContextFactory<ResourceContext> Contexts { get; }

    internal SqlDialect Dialect { get; }

    internal string ConnectionString { get; }

    /// <summary>The PostgreSQL schema.</summary>
    internal string Schema => Model.Name;

    /// <summary>SQLite has one writer at a time: waiting here is fair and cheaper than in the database.</summary>
    internal SemaphoreSlim SqliteWriter { get; } = new(1, 1);

    /// <summary>Completed after every commit of this process that wrote events, and on PostgreSQL after those of others too.</summary>
    internal EventSignal Signal { get; } = new();

    /// <summary>Completed after every commit of this process that handed in work.</summary>
    internal EventSignal WorkSignal { get; } = new();

    internal TimeOrderedIds Ids { get; }

    internal TimeProvider Time { get; }

    internal string NotificationChannel => $"tmfgraph_{Schema}";

    /// <summary>
    /// Makes or updates tables and indexes. Safe when several replicas start at once, and when nothing is to be done; done once, so whoever needs the
    /// database before the host starts it may ask too.
    /// </summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (!_isInitialized)
        {
            await new DatabaseSetup(this).RunAsync(cancellationToken).ConfigureAwait(false);
            _isInitialized = true;
        }
    }

    /// <summary>Whether the database answers and has its tables.</summary>
    public async Task<bool> CanServeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await Contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await context.Events.AnyAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException or IOException or TimeoutException)
        {
            return false;
        }
    }

    private DbContextOptions<ResourceContext> ContextOptions()
    {
        var builder = new DbContextOptionsBuilder<ResourceContext>();
        if (Dialect.IsPostgres)
        {
            builder.UseNpgsql(ConnectionString, npgsql => npgsql.MigrationsHistoryTable("migration", Schema));
        }
        else
        {
            builder.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable("migration")).AddInterceptors(new SqliteFunctions());
        }

        if (_loggers is not null)
        {
            builder.UseLoggerFactory(_loggers);
        }

        // migrations are written by hand, as SQL: there is no model snapshot that the model could differ from
        return builder.AddInterceptors(new StatementInterceptor(Statements))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
    }

    private string PostgresConnection()
    {
        var given = Options.ConnectionString
            ?? throw new InvalidOperationException("PostgreSQL needs a connection string (Store:ConnectionString, --connection).");
        var connection = new NpgsqlConnectionStringBuilder(given) { SearchPath = $"\"{Schema}\"", NoResetOnClose = true };
        if (!connection.ContainsKey("Maximum Pool Size"))
        {
            connection.MaxPoolSize = Options.MaxConnections;
        }

        if (!connection.ContainsKey("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 128; // statements carry the type's name, so there are a few for each type
        }

        connection.ApplicationName ??= $"tmfgraph-{Schema}";
        return connection.ConnectionString;
    }

    private string SqliteConnection()
    {
        if (Options.ConnectionString is { } given)
        {
            return new SqliteConnectionStringBuilder(given).ConnectionString;
        }

        Directory.CreateDirectory(Options.DataDirectory);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(Options.DataDirectory, $"{Model.Name}.db") }.ConnectionString;
    }
}
