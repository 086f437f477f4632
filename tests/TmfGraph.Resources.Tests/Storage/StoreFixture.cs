using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>An empty store on one of the databases, for one test class.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    public ResourceDatabase Database { get; private set; } = null!; // xunit initialises before the first test

    public ResourceStore Store { get; private set; } = null!;

    public ResourceWriter Writer { get; private set; } = null!;

    public EventLog Events { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = new ResourceDatabase(StoreModel.Model, await OptionsAsync());
        Store = new ResourceStore(Database);
        Writer = new ResourceWriter(Database);
        Events = new EventLog(Database);
        await Database.InitializeAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Events.DisposeAsync();
        await EndAsync();
    }

    /// <summary>A second database object on the same data, as another replica would have.</summary>
    public async Task<ResourceDatabase> OpenAnotherAsync()
    {
        var another = new ResourceDatabase(StoreModel.Model, Database.Options);
        await another.InitializeAsync(CancellationToken.None);
        return another;
    }

    /// <summary>Removes all resources and events.</summary>
    public async Task ClearAsync()
    {
        await using var session = await StoreSession.OpenAsync(Database, CancellationToken.None);
        await session.ExecuteAsync(session.Sql().Append("DELETE FROM resource_reference; DELETE FROM resource; DELETE FROM event"), CancellationToken.None);
    }

    public Task<StoredResource> CreateAsync(ResourceType type, string body) =>
        Writer.CreateAsync(type, JsonElement.Parse(body), WriteContext.Default, CancellationToken.None);

    public Task<StoredResource> PatchAsync(StoredResource resource, string patch, WriteContext? context = null) =>
        Writer.MergePatchAsync(resource.Type, resource.Id, JsonElement.Parse(patch), context ?? WriteContext.Default, CancellationToken.None);

    public Task ImportAsync(ResourceType type, params string[] documents) =>
        Writer.ImportAsync(documents.Select(d => (type, JsonElement.Parse(d))).ToAsyncEnumerable(), new ImportOptions(), CancellationToken.None);

    internal abstract Task<StoreOptions> OptionsAsync();

    internal virtual Task EndAsync() => Task.CompletedTask;
}
