using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.Gateway.Streams;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// A source's client behind its guards: how many requests run at once and wait, how long one may take, when it is tried again (queries only) and
/// when it is left alone (<see cref="SourceGuards"/>). Calls inside the process have only the first two.
/// </summary>
internal sealed class SourceEndpoint : IDisposable
{
    private static readonly Func<ISourceSchemaClient, SourceRequest, CancellationToken, ValueTask<SourceResponse>> Execute =
        static (client, request, token) => client.ExecuteAsync(request, token);

    private static readonly Func<ISourceSchemaClient, SourceRequest, CancellationToken, ValueTask<SourceStream>> Subscribe =
        static (client, request, token) => client.SubscribeAsync(request, token);

    private readonly string _name;
    private readonly SourceFailures _failures;
    private readonly ISourceSchemaClient _client;
    private readonly SourceCounter? _counter;
    private readonly int _maxSets;
    private readonly int _maxEntities;
    private readonly bool _takesBatches;
    private readonly bool _leavesNulls;
    private readonly SourceState _state;
    private readonly GatewayOptions _options;
    private readonly FailureLog _log;
    private readonly SharedRequests? _shared;
    private readonly SourceStreams? _streams;

    /// <param name="source">The source; null for introspection.</param>
    /// <param name="known">The state of the source under an earlier schema, which is taken over when it fits; null for none.</param>
    public SourceEndpoint(SourceSchemaInfo? source, ISourceSchemaClient client, GatewayOptions options, GatewayMetrics metrics, SourceState? known = null)
    {
        _name = source?.Name ?? "(introspection)";
        _failures = new SourceFailures(_name);
        _client = client;
        _counter = source is null ? null : metrics.CounterOf(_name);
        _takesBatches = source?.Settings is { RequestBatching: true, VariableBatching: true };
        _leavesNulls = source?.Settings.LeavesNulls == true || client is InProcessSourceSchemaClient;
        _options = options;
        _log = new FailureLog(_name, options);
        var isRemote = client is not InProcessSourceSchemaClient;
        _state = source is not null && known?.Fits(source.Settings, isRemote) == true ? known : new SourceState(source?.Settings, _name, isRemote, options, _counter);
        _maxSets = source?.Settings switch
        {
            { VariableBatching: false, AliasBatching: false } => 1,
            { VariableBatching: false } => options.MaxAliasesPerRequest,
            _ => options.MaxVariableSetsPerRequest,
        };
        _maxEntities = options.MaxVariableSetsPerRequest;
        if (isRemote)
        {
            var headers = new SourceHeaders(options.ForwardedHeaders);
            _shared = options.MaxSharedRequestsPerSource == 0
                ? null
                : new SharedRequests(options, headers.Key, SendOnceAsync, _failures.Late);
            _streams = source is null ? null : new SourceStreams(source.Schema, options, headers, _state.Streams, _counter, OpenAsync, e => Failed(e));
        }
    }

    /// <summary>What outlives the schema.</summary>
    public SourceState State => _state;

    /// <summary>
    /// Whether a source leaves nulls where they stand for a fetch that would lose by it what they take along: where it is known to. Others are asked again
    /// when that has happened (<see cref="FetchStep.Reduced"/>).
    /// </summary>
    public bool KeepsNulls(FetchStep step) => step.MayLose && _leavesNulls;

    /// <summary>Whether one request may carry several operations. In process nothing is gained by it.</summary>
    public bool TakesBatches => _takesBatches && _client is not InProcessSourceSchemaClient;

    /// <summary>Whether one request may ask for that many objects.</summary>
    public bool Takes(int objects) => objects <= _maxEntities;

    /// <summary>Sends a request; in parts when it has more variable sets than one request may have.</summary>
    /// <exception cref="SourceSchemaException">There is no answer.</exception>
    public ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken) =>
        request.Batch is not null ? SendOnceAsync(request, cancellationToken)
            : request.EntityCount > _maxEntities ? EntitiesSplitter.SendAsync(request, _maxEntities, _options.MaxParallelParts, SendSharedAsync, cancellationToken)
            : request.SetCount <= _maxSets ? SendSharedAsync(request, cancellationToken)
            : BatchSplitter.SendAsync(request, _maxSets, _options.MaxParallelParts, SendSharedAsync, cancellationToken);

    /// <summary>Opens a subscription, or joins one that is open: see <see cref="SourceStreams"/>. In process each reads by itself, from the same log.</summary>
    /// <exception cref="SourceSchemaException">There is none.</exception>
    public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) =>
        _streams?.OpenAsync(request, cancellationToken) ?? _client.SubscribeAsync(request, cancellationToken);

    private ValueTask<SourceResponse> SendSharedAsync(SourceRequest request, CancellationToken cancellationToken) =>
        _shared is null || request.Operation.IsMutation || request.Client.HasFiles // what files hold is not in the variables
            ? SendOnceAsync(request, cancellationToken)
            : _shared.SendAsync(request, cancellationToken);

    private ValueTask<SourceResponse> SendOnceAsync(SourceRequest request, CancellationToken cancellationToken) =>
        _counter is not null && SourceCall.IsOfInterest(_counter) ? SendTracedAsync(request, _counter, cancellationToken) : SendInTurnAsync(request, cancellationToken);

    private async ValueTask<SourceResponse> SendTracedAsync(SourceRequest request, SourceCounter counter, CancellationToken cancellationToken)
    {
        using var call = new SourceCall(_name, request, counter);
        try
        {
            return await SendInTurnAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceSchemaException exception)
        {
            call.Fail(exception);
            throw;
        }
    }

    private async ValueTask<SourceResponse> SendInTurnAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (!await _state.Gate.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                throw Failed(new SourceSchemaException(SubgraphErrorCodes.Overloaded, $"Too many requests wait for the source schema '{_name}'."));
            }
        }
        catch (OperationCanceledException)
        {
            throw Ended(request, new SourceSchemaException(SubgraphErrorCodes.Timeout, $"The source schema '{_name}' was not reached in time."));
        }

        try
        {
            _counter?.Add(request.AllSets);
            _state.Budget.AddRequest();
            return _state.Guards is { } guards
                ? await guards.CallAsync(Execute, _client, request, cancellationToken).ConfigureAwait(false)
                : await _client.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw Ended(request, _failures.Late(exception));
        }
        catch (SourceSchemaException exception)
        {
            throw Failed(exception);
        }
        finally
        {
            _state.Gate.Leave();
        }
    }

    public void Dispose()
    {
        _streams?.Dispose();
        _state.Dispose();
    }

    /// <summary>Opens one connection, with the patience and the repetitions of a query.</summary>
    private async ValueTask<SourceStream> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _state.Guards!.CallAsync(Subscribe, _client, request, cancellationToken).ConfigureAwait(false); // whoever has streams has these
        }
        catch (SourceSchemaException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(exception);
        }
    }

    /// <summary>Notes that an answer was none to what was asked.</summary>
    public void AddInvalid(SourceSchemaException exception) => Failed(exception);

    /// <summary>A request that ended before it was answered: with its operation's time it is a failure, with its client it is nobody's.</summary>
    private SourceSchemaException Ended(SourceRequest request, SourceSchemaException exception) =>
        request.EndsAt > 0 && !request.IsLate(_options.TimeProvider) ? exception : Failed(exception);

    private SourceSchemaException Failed(SourceSchemaException exception)
    {
        _counter?.AddFailure(exception.Code);
        _log.Add(exception);
        return exception;
    }
}
