using Npgsql;
using TmfGraph.Resources.Hosting;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>A domain on a database of its own.</summary>
public sealed class PostgresDomain<T> : DomainHost
    where T : IDomain
{
    protected override SubgraphDefinition Definition => T.Definition;

    protected override async Task<IReadOnlyDictionary<string, string?>> StoreSettingsAsync() => new Dictionary<string, string?>
    {
        ["Store:Provider"] = "Postgres",
        ["Store:ConnectionString"] = await PostgresServer.Get().CreateDatabaseAsync(),
    };

    protected override Task EndAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}
