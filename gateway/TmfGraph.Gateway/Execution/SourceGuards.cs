using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Makes the guards around requests to one source: how long one may take, when the source is left alone, and which requests are sent again. Those
/// that timed out are not: what was too much once is more when it is sent twice.
/// </summary>
internal static class SourceGuards
{
    private static readonly ResiliencePropertyKey<long> EndsAt = new(nameof(EndsAt));

    /// <summary>For what is sent once: a time limit within a circuit breaker.</summary>
    public static ResiliencePipeline Once(GatewayOptions options, string source, SourceCounter? counter) =>
        new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static arguments => ValueTask.FromResult(CountsAsFailure(arguments.Outcome.Exception)),
                FailureRatio = options.CircuitFailureRatio,
                MinimumThroughput = options.CircuitMinimumRequests,
                SamplingDuration = options.CircuitSamplingTime,
                BreakDuration = options.CircuitBreakTime,
                OnOpened = arguments =>
                {
                    counter?.AddCircuitOpening();
                    GatewayLog.CircuitOpened(options.Logger, source, arguments.BreakDuration, arguments.Outcome.Exception?.Message);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    GatewayLog.CircuitClosed(options.Logger, source);
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(options.SourceTimeout)
            .Build();

    /// <summary>The same with retries around it.</summary>
    public static ResiliencePipeline Repeated(GatewayOptions options, ResiliencePipeline once, RetryBudget budget, SourceCounter? counter)
    {
        if (options.MaxRetries == 0)
        {
            return once;
        }

        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.AttemptNumber < options.MaxRetries
                    && arguments.Outcome.Exception is SourceSchemaException { IsTransient: true } failure
                    && IsInTime(failure, arguments.Context, options)
                    && budget.TryTake()),
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is SourceSchemaException { RetryAfter: { } wanted } ? wanted + Jitter(options) : (TimeSpan?)null),
                OnRetry = _ =>
                {
                    counter?.AddRetry();
                    return ValueTask.CompletedTask;
                },
            })
            .AddPipeline(once)
            .Build();
    }

    /// <summary>Sends a request under guards.</summary>
    public static async ValueTask<SourceResponse> SendAsync(
        ResiliencePipeline guards, ISourceSchemaClient client, SourceRequest request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(EndsAt, request.EndsAt);
            return await guards.ExecuteAsync(
                static (context, state) => state.Client.ExecuteAsync(state.Request, context.CancellationToken),
                context,
                (Client: client, Request: request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether a failure is one of the source rather than of a request: too many requests of one client are that client's.</summary>
    private static bool CountsAsFailure(Exception? exception) =>
        exception is TimeoutRejectedException
            or SourceSchemaException { IsTransient: true, StatusCode: not 429 }
            or SourceSchemaException { Code: SubgraphErrorCodes.Timeout };

    /// <summary>Whether what the source asks to wait is over before the operation is, and no longer than it may take to answer.</summary>
    private static bool IsInTime(SourceSchemaException failure, ResilienceContext context, GatewayOptions options) =>
        failure.RetryAfter is not { } wanted
        || (wanted <= options.SourceTimeout
            && (context.Properties.GetValue(EndsAt, 0) is not (> 0 and var end)
                || wanted < options.TimeProvider.GetElapsedTime(options.TimeProvider.GetTimestamp(), end)));

    /// <summary>So that requests which were refused together do not come back together.</summary>
    private static TimeSpan Jitter(GatewayOptions options) => options.RetryDelay * Random.Shared.NextDouble();
}
