using Microsoft.Data.Sqlite;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>A store in a file of its own.</summary>
public sealed class SqliteFixture : StoreFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tmfgraph-test-");

    internal override Task<StoreOptions> OptionsAsync() => Task.FromResult(new StoreOptions { DataDirectory = _folder.FullName });

    internal override Task EndAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(Database.ConnectionString));
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
