using Npgsql;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>A store in a database of its own.</summary>
public sealed class PostgresFixture : StoreFixture
{
    internal override async Task<StoreOptions> OptionsAsync() => new()
    {
        Provider = StoreProvider.Postgres,
        ConnectionString = await PostgresServer.Get().CreateDatabaseAsync(),
    };

    internal override Task EndAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Database.ConnectionString));
        return Task.CompletedTask;
    }
}
