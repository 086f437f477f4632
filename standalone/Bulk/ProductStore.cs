using System.Collections.Frozen;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Standalone.Bulk;

/// <summary>The stores of all domains as one: resources are found by their type, wherever they live.</summary>
public sealed class ProductStore
{
    /// <summary>Documents waiting for one domain while another is written.</summary>
    private const int QueueLength = 4_096;

    private readonly FrozenDictionary<string, (string Domain, ResourceType Type)> _types;
    private readonly IServiceProvider _services;

    public ProductStore(IServiceProvider services, IReadOnlyList<DomainModel> models)
    {
        _services = services;
        Models = models;
        _types = models.SelectMany(m => m.Resources.Values.Select(r => (m.Name, Type: r))).ToFrozenDictionary(p => p.Type.Name, p => (p.Name, p.Type));
    }

    public IReadOnlyList<DomainModel> Models { get; }

    /// <summary>The resource types of all domains.</summary>
    public IEnumerable<ResourceType> Types => _types.Values.Select(t => t.Type);

    /// <summary>The type of that GraphQL name, or null.</summary>
    public ResourceType? GetType(string name) => _types.TryGetValue(name, out var found) ? found.Type : null;

    public ResourceStore StoreOf(ResourceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _services.GetRequiredKeyedService<ResourceStore>(_types[type.Name].Domain);
    }

    /// <summary>Makes the databases ready; what a host does when it starts.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        foreach (var model in Models)
        {
            await _services.GetRequiredKeyedService<ResourceDatabase>(model.Name).InitializeAsync(cancellationToken);
        }
    }

    /// <summary>Whether no domain has any resource.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, type) in _types.Values)
        {
            var page = await StoreOf(type).QueryAsync(new ResourceQuery(type) { Window = new PageWindow.First(1, null) }, cancellationToken);
            if (page.Items.Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many resources there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        foreach (var type in Types)
        {
            var page = await StoreOf(type).QueryAsync(new ResourceQuery(type) { NeedsItems = false, NeedsTotal = true }, cancellationToken);
            count += page.Total ?? 0;
        }

        return count;
    }

    /// <summary>
    /// Writes documents in bulk, every domain at its own pace. Each batch is one transaction, and a document that is already there is replaced, so
    /// a load that was cut off can be run again.
    /// </summary>
    /// <param name="progress">Told how many more documents are written; may be called from several threads.</param>
    /// <returns>How many documents were written.</returns>
    public async Task<long> LoadAsync(
        IAsyncEnumerable<(ResourceType Type, JsonElement Document)> documents, bool validate, Action<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queues = Models.ToDictionary(m => m.Name, _ => Channel.CreateBounded<(ResourceType, JsonElement)>(QueueLength));
        var writers = Models.Select(m => WriteAsync(m.Name, queues[m.Name].Reader, validate, progress, failure)).ToList();
        try
        {
            await foreach (var (type, document) in documents.WithCancellation(failure.Token))
            {
                await queues[_types[type.Name].Domain].Writer.WriteAsync((type, document), failure.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // a writer failed; its own exception is thrown below
        }
        catch
        {
            await failure.CancelAsync();
            throw;
        }
        finally
        {
            foreach (var queue in queues.Values)
            {
                queue.Writer.TryComplete();
            }
        }

        try
        {
            return (await Task.WhenAll(writers)).Sum();
        }
        catch (Exception) when (writers.Find(w => w.IsFaulted) is { } failed)
        {
            // the others were only cancelled because of this one
            return await failed;
        }
    }

    private async Task<long> WriteAsync(
        string domain, ChannelReader<(ResourceType, JsonElement)> queue, bool validate, Action<long>? progress, CancellationTokenSource failure)
    {
        try
        {
            var options = new ImportOptions { Validate = validate, Progress = progress is null ? null : new Increments(progress) };
            return await _services.GetRequiredKeyedService<ResourceWriter>(domain).ImportAsync(queue.ReadAllAsync(failure.Token), options, failure.Token);
        }
        catch
        {
            await failure.CancelAsync();
            throw;
        }
    }

    /// <summary>Turns "so many by now" into "so many more". Not <see cref="Progress{T}"/>, whose reports may overtake one another.</summary>
    private sealed class Increments(Action<long> report) : IProgress<long>
    {
        private long _last;

        public void Report(long value)
        {
            report(value - _last);
            _last = value;
        }
    }
}
