using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Streams;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// What the gateway knows of a source beyond its schema: who is under way there, what may still be sent again, whether its circuit is open, how many
/// streams there are. It outlives the schema: a new one finds a source that fails as it is, and cannot be asked for more than before.
/// </summary>
internal sealed class SourceState : IDisposable
{
    private readonly SourceSchemaSettings? _settings;
    private readonly bool _isRemote;

    /// <param name="settings">Of the source; null for introspection.</param>
    /// <param name="isRemote">Whether it is guarded, as what is in the same process is not.</param>
    public SourceState(SourceSchemaSettings? settings, string name, bool isRemote, GatewayOptions options, SourceCounter? counter)
    {
        _settings = settings;
        _isRemote = isRemote;
        Gate = new OperationGate(options.MaxParallelRequestsPerSource, options.MaxQueuedRequestsPerSource);
        Budget = new RetryBudget(options.RetryShare, options.RetryReserve);
        Streams = new StreamPlaces(options.Streams.MaxStreamsPerSource, counter);
        if (isRemote)
        {
            Guards = new SourceGuards(options, name, Budget, counter);
        }
    }

    /// <summary>How many requests run and wait.</summary>
    public OperationGate Gate { get; }

    public RetryBudget Budget { get; }

    /// <summary>Guards of what is sent; null when there are none.</summary>
    public SourceGuards? Guards { get; }

    public StreamPlaces Streams { get; }

    /// <summary>Whether it holds for a source: of that name, at that address, with those settings.</summary>
    public bool Fits(SourceSchemaSettings settings, bool isRemote) =>
        isRemote == _isRemote
        && _settings is not null
        && _settings.SubscriptionFormats.SequenceEqual(settings.SubscriptionFormats)
        && _settings with { Raw = default, SubscriptionFormats = [] } == settings with { Raw = default, SubscriptionFormats = [] };

    public void Dispose()
    {
        Guards?.Dispose();
        Gate.Dispose();
    }
}
