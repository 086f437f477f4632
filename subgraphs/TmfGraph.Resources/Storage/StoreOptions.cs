using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Resources.Storage;

/// <summary>The databases a store can stand on.</summary>
public enum StoreProvider
{
    /// <summary>Embedded: one file per subgraph, one writing process.</summary>
    Sqlite,

    /// <summary>A schema per subgraph in one PostgreSQL database; any number of replicas.</summary>
    Postgres,
}

/// <summary>Where a subgraph keeps its resources, and the limits of one call.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>
    /// The provider's connection string. Needed for PostgreSQL; for SQLite it replaces <see cref="DataDirectory"/>.
    /// What it says about pool sizes and prepared statements wins over the store's own settings.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>SQLite only: the folder with one <c>{subgraph}.db</c> per subgraph; made when missing.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The largest page, whatever a query asks for.</summary>
    [Range(1, 100_000)]
    public int MaxPageSize { get; set; } = 1_000;

    /// <summary>The most ids or parents in one batch; larger batches are a caller's bug and refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxBatchSize { get; set; } = 20_000;

    /// <summary>PostgreSQL only: pooled connections of one process to one subgraph's schema. Eight subgraphs in one process fit into a server's usual hundred.</summary>
    [Range(1, 1_000)]
    public int MaxConnections { get; set; } = 10;

    /// <summary>Seconds until a statement is given up.</summary>
    [Range(1, 3_600)]
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>How many documents an import writes in one transaction.</summary>
    [Range(1, 100_000)]
    public int ImportBatchSize { get; set; } = 1_000;

    /// <summary>Events read from the log in one statement.</summary>
    [Range(1, 10_000)]
    public int EventBatchSize { get; set; } = 256;

    /// <summary>The newest events kept in memory for all readers of a process; who falls behind them reads the log itself.</summary>
    [Range(1, 1_000_000)]
    public int EventsInMemory { get; set; } = 2_048;

    /// <summary>Readers of the event log look at it this often even when nothing wakes them, in milliseconds.</summary>
    [Range(10, 600_000)]
    public int EventPollMilliseconds { get; set; } = 2_000;

    /// <summary>The longest resource id an import may bring, in bytes of UTF-8. Entries of PostgreSQL's indexes have no room for longer ones.</summary>
    [Range(1, 512)]
    public int MaxIdLength { get; set; } = 512;
}
