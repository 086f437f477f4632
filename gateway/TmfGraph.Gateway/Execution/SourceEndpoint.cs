using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Streams;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// A source's client behind its guards: how many requests run at once, how long one may take, when it is tried again (queries only) and
/// when it is left alone. Calls inside the process have only the first.
/// </summary>
internal sealed class SourceEndpoint : IDisposable
{
    private readonly string _name;
    private readonly ISourceSchemaClient _client;
    private readonly SourceCounter? _counter;
    private readonly int _maxSets;
    private readonly int _maxEntities;
    private readonly bool _takesBatches;
    private readonly SemaphoreSlim _gate;
    private readonly SharedRequests? _shared;
    private readonly SourceStreams? _streams;
    private readonly ResiliencePipeline? _once;
    private readonly ResiliencePipeline? _repeated;

    /// <param name="source">The source; null for introspection.</param>
    public SourceEndpoint(SourceSchemaInfo? source, ISourceSchemaClient client, GatewayOptions options, GatewayMetrics metrics)
    {
        _name = source?.Name ?? "(introspection)";
        _client = client;
        _counter = source is null ? null : metrics.CounterOf(_name);
        _takesBatches = source?.Settings is { RequestBatching: true, VariableBatching: true };
        _gate = new SemaphoreSlim(options.MaxParallelRequestsPerSource);
        _maxSets = source?.Settings.VariableBatching == false ? options.MaxAliasesPerRequest : options.MaxVariableSetsPerRequest;
        _maxEntities = options.MaxVariableSetsPerRequest;
        if (client is not InProcessSourceSchemaClient)
        {
            _once = Guards(options);
            _repeated = Retry(options, _once);
            string[] headerNames = ["Authorization", "baggage", .. options.ForwardedHeaders];
            _shared = options.MaxSharedRequestsPerSource == 0
                ? null
                : new SharedRequests(options.MaxSharedRequestsPerSource, headerNames, SendOnceAsync);
            _streams = source is null ? null : new SourceStreams(source.Schema, options, headerNames, _counter, OpenAsync);
        }
    }

    /// <summary>Whether one request may carry several operations. In process nothing is gained by it.</summary>
    public bool TakesBatches => _takesBatches && _client is not InProcessSourceSchemaClient;

    /// <summary>Whether one request may ask for that many objects.</summary>
    public bool Takes(int objects) => objects <= _maxEntities;

    /// <summary>Sends a request; in parts when it has more variable sets than one request may have.</summary>
    /// <exception cref="SourceSchemaException">There is no answer.</exception>
    public ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken) =>
        request.Batch is not null ? SendOnceAsync(request, cancellationToken)
            : request.EntityCount > _maxEntities ? EntitiesSplitter.SendAsync(request, _maxEntities, SendSharedAsync, cancellationToken)
            : request.SetCount <= _maxSets ? SendSharedAsync(request, cancellationToken)
            : BatchSplitter.SendAsync(request, _maxSets, SendSharedAsync, cancellationToken);

    /// <summary>Opens a subscription, or joins one that is open: see <see cref="SourceStreams"/>. In process each reads by itself, from the same log.</summary>
    /// <exception cref="SourceSchemaException">There is none.</exception>
    public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) =>
        _streams?.OpenAsync(request, cancellationToken) ?? _client.SubscribeAsync(request, cancellationToken);

    private ValueTask<SourceResponse> SendSharedAsync(SourceRequest request, CancellationToken cancellationToken) =>
        _shared is null || request.Operation.IsMutation ? SendOnceAsync(request, cancellationToken) : SendSharedAsync(_shared, request, cancellationToken);

    private async ValueTask<SourceResponse> SendSharedAsync(SharedRequests shared, SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await shared.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw new SourceSchemaException(SubgraphErrorCodes.Timeout, $"The source schema '{_name}' did not answer in time.", exception);
        }
    }

    private async ValueTask<SourceResponse> SendOnceAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Failed(new SourceSchemaException(SubgraphErrorCodes.Timeout, $"The source schema '{_name}' was not reached in time."));
        }

        try
        {
            _counter?.Add(request.Batch?.Sum(b => b.SetCount) ?? request.SetCount);
            var pipeline = request.Operation.IsMutation ? _once : _repeated;
            if (pipeline is null)
            {
                return await _client.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            }

            return await pipeline.ExecuteAsync(
                static (state, token) => state.Client.ExecuteAsync(state.Request, token),
                (Client: _client, Request: request),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } failure)
        {
            throw Failed(failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _streams?.Dispose();
        _gate.Dispose();
    }

    /// <summary>Opens one connection, with the patience and the repetitions of a query.</summary>
    private async ValueTask<SourceStream> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _repeated!.ExecuteAsync( // whoever has streams has this
                static (state, token) => state.Client.SubscribeAsync(state.Request, token),
                (Client: _client, Request: request),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } failure && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(failure);
        }
    }

    /// <summary>What the guards throw as clients see it; null for what is none of theirs.</summary>
    private SourceSchemaException? Translate(Exception exception) => exception switch
    {
        SourceSchemaException known => known,
        BrokenCircuitException => new SourceSchemaException(
            SubgraphErrorCodes.CircuitOpen,
            $"The source schema '{_name}' failed repeatedly and is left alone for a while.",
            exception) { IsTransient = true },
        TimeoutRejectedException or OperationCanceledException => new SourceSchemaException(
            SubgraphErrorCodes.Timeout,
            $"The source schema '{_name}' did not answer in time.",
            exception) { IsTransient = true },
        _ => null,
    };

    private SourceSchemaException Failed(SourceSchemaException exception)
    {
        _counter?.AddFailure();
        return exception;
    }

    private static ResiliencePipeline Guards(GatewayOptions options) => new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumRequests,
            SamplingDuration = options.CircuitSamplingTime,
            BreakDuration = options.CircuitBreakTime,
        })
        .AddTimeout(options.SourceTimeout)
        .Build();

    private static ResiliencePipeline Retry(GatewayOptions options, ResiliencePipeline inner)
    {
        if (options.MaxRetries == 0)
        {
            return inner;
        }

        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddPipeline(inner)
            .Build();
    }

    private static bool IsTransient(Exception? exception) =>
        exception is TimeoutRejectedException or SourceSchemaException { IsTransient: true };
}
