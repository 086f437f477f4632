using Microsoft.Data.Sqlite;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>A domain on SQLite.</summary>
public sealed class SqliteDomain<T> : DomainHost
    where T : IDomain
{
    protected override SubgraphDefinition Definition => T.Definition;

    protected override Task<IReadOnlyDictionary<string, string?>> StoreSettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    protected override Task EndAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}
