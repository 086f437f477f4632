namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The running products, one a store, started when a test first asks and shared by all collections: xunit knows no fixture of the whole
/// assembly, so the collections count themselves, and the last to end stops what was started.
/// </summary>
public sealed class SharedProducts : IAsyncLifetime
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<StoreKind, Task<RunningProduct>> Running = [];
    private static int _users;

    private bool _isOpen;

    public Task InitializeAsync()
    {
        lock (Gate)
        {
            _users++;
            _isOpen = true;
        }

        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        List<Task<RunningProduct>> ended = [];
        lock (Gate)
        {
            _isOpen = false;
            if (--_users == 0)
            {
                ended.AddRange(Running.Values);
                Running.Clear();
            }
        }

        foreach (var product in ended.Where(p => p.IsCompletedSuccessfully))
        {
            await (await product).DisposeAsync();
        }
    }

    internal Task<RunningProduct> GetAsync(StoreKind store)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(!_isOpen, this);
            return Running.TryGetValue(store, out var product) ? product : Running[store] = StartAsync(store);
        }
    }

    private static async Task<RunningProduct> StartAsync(StoreKind store)
    {
        await Task.Yield(); // whoever waits for the gate must not wait for the start
        return await RunningProduct.StartAsync(await Stores.ArgumentsAsync(store));
    }
}
