using System.Diagnostics;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>What each store needs to be used in a test.</summary>
internal static class Stores
{
    /// <summary>Why tests on that store are skipped here; null when they are not, be it that they will fail.</summary>
    public static string? SkipReason(StoreKind store) => store switch
    {
        StoreKind.Sqlite => null,
        StoreKind.Postgres => Requirements.AllRequired ? null : PostgresServer.ReasonToSkip,
        _ => throw new UnreachableException(),
    };

    /// <summary>The options that make the product use an empty store of that kind.</summary>
    public static async Task<IReadOnlyList<string>> ArgumentsAsync(StoreKind store) => store switch
    {
        StoreKind.Sqlite => ["--store", "sqlite"],
        StoreKind.Postgres => ["--store", "postgres", "--connection", await PostgresServer.Get().CreateDatabaseAsync()],
        _ => throw new UnreachableException(),
    };
}
