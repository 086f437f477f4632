using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

// What a call costs
// -----------------
// Nearly all calls are answered at the first attempt, so that one is as bare as can be: the circuit is asked, a token with a time limit taken from those
// kept, and the source called. Only what has failed, and may be sent again, goes on to a pipeline of strategies for the waits between
// attempts, with that failure as its first one. A pipeline around every call was measured to cost a tenth of all time under load.

/// <summary>
/// The guards around requests to one source: how long one may take, when the source is left alone (<see cref="SourceCircuit"/>), and which requests are
/// sent again. Those that timed out are not: what was too much once is more when it is sent twice.
/// </summary>
internal sealed class SourceGuards : IDisposable
{
    private static readonly ResiliencePropertyKey<long> EndsAt = new(nameof(EndsAt));

    private readonly GatewayOptions _options;
    private readonly SourceFailures _failures;
    private readonly RetryBudget _budget;
    private readonly SourceCircuit _circuit;
    private readonly TimedTokens _tokens;
    private readonly ResiliencePipeline _retries;

    public SourceGuards(GatewayOptions options, string source, RetryBudget budget, SourceCounter? counter)
    {
        _options = options;
        _failures = new SourceFailures(source);
        _budget = budget;
        _circuit = new SourceCircuit(options, source, counter);
        _tokens = new TimedTokens(options.SourceTimeout, options.TimeProvider);
        _retries = options.MaxRetries == 0 ? ResiliencePipeline.Empty : CreateRetries(counter);
    }

    /// <summary>Calls the source, and again as often as it is worth it; with a mutation once.</summary>
    /// <param name="call">What is called; its token ends in time.</param>
    /// <exception cref="SourceSchemaException">There is no answer, or the source is left alone.</exception>
    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    public async ValueTask<T> CallAsync<T>(
        Func<ISourceSchemaClient, SourceRequest, CancellationToken, ValueTask<T>> call,
        ISourceSchemaClient client,
        SourceRequest request,
        CancellationToken cancellationToken)
    {
        SourceSchemaException first;
        try
        {
            return await OnceAsync(call, client, request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceSchemaException failure) when (!request.Operation.IsMutation && MayRepeat(failure))
        {
            first = failure;
        }

        return await RepeatAsync(first, call, client, request, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _tokens.Dispose();

    private async ValueTask<T> OnceAsync<T>(
        Func<ISourceSchemaClient, SourceRequest, CancellationToken, ValueTask<T>> call,
        ISourceSchemaClient client,
        SourceRequest request,
        CancellationToken cancellationToken)
    {
        var passage = _circuit.Enter();
        if (passage is Passage.None)
        {
            throw _failures.LeftAlone();
        }

        var began = _options.TimeProvider.GetTimestamp();
        using var timed = _tokens.Begin(cancellationToken);
        try
        {
            var answer = await call(client, request, timed.Token).ConfigureAwait(false);
            _circuit.AddSuccess(passage);
            return answer;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var late = _failures.Late(exception);
            _circuit.AddFailure(passage, late.Message);
            throw late;
        }
        catch (SourceSchemaException exception) when (CountsAsFailure(exception))
        {
            _circuit.AddFailure(passage, exception.Message);
            throw;
        }
        catch (SourceSchemaException)
        {
            _circuit.AddSuccess(passage);
            throw;
        }
        catch (OperationCanceledException exception) when (request.IsLate(_options.TimeProvider) && HadTime(began))
        {
            _circuit.AddFailure(passage, _failures.Late(exception).Message);
            throw;
        }
        catch
        {
            _circuit.AddNothing(passage);
            throw;
        }
    }

    /// <summary>
    /// Whether a source had at least half of the time that the settings give it before the operation's was over: what a client in a hurry
    /// makes late, or earlier parts of its operation, is no failure of the source.
    /// </summary>
    private bool HadTime(long began)
    {
        var given = _options.SourceTimeout < _options.ExecutionTimeout ? _options.SourceTimeout : _options.ExecutionTimeout;
        return _options.TimeProvider.GetElapsedTime(began) >= given / 2;
    }

    /// <summary>Whether a call may be made again after a failure.</summary>
    private bool MayRepeat(SourceSchemaException failure) =>
        _options.MaxRetries > 0 && failure is { IsTransient: true, Code: not (SubgraphErrorCodes.Timeout or SubgraphErrorCodes.CircuitOpen) };

    /// <param name="first">How the first attempt has failed.</param>
    private async ValueTask<T> RepeatAsync<T>(
        SourceSchemaException first,
        Func<ISourceSchemaClient, SourceRequest, CancellationToken, ValueTask<T>> call,
        ISourceSchemaClient client,
        SourceRequest request,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(EndsAt, request.EndsAt);
            var known = new StrongBox<SourceSchemaException?>(first);
            return await _retries.ExecuteAsync(
                static (context, state) =>
                {
                    if (state.Known.Value is { } failure)
                    {
                        state.Known.Value = null;
                        ExceptionDispatchInfo.Throw(failure);
                    }

                    return state.Guards.OnceAsync(state.Call, state.Client, state.Request, context.CancellationToken);
                },
                context,
                (Guards: this, Known: known, Call: call, Client: client, Request: request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline CreateRetries(SourceCounter? counter) => new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.AttemptNumber < _options.MaxRetries
                && arguments.Outcome.Exception is SourceSchemaException failure
                && MayRepeat(failure)
                && IsInTime(failure, arguments.Context)
                && _budget.TryTake()),
            MaxRetryAttempts = _options.MaxRetries,
            Delay = _options.RetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is SourceSchemaException { RetryAfter: { } wanted } ? wanted + Jitter() : (TimeSpan?)null),
            OnRetry = _ =>
            {
                counter?.AddRetry();
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>Whether a failure is one of the source rather than of a request: too many requests of one client are that client's.</summary>
    private static bool CountsAsFailure(SourceSchemaException exception) =>
        exception is { IsTransient: true, StatusCode: not 429 } or { Code: SubgraphErrorCodes.Timeout };

    /// <summary>Whether what the source asks to wait is over before the operation is, and no longer than it may take to answer.</summary>
    private bool IsInTime(SourceSchemaException failure, ResilienceContext context) =>
        failure.RetryAfter is not { } wanted
        || (wanted <= _options.SourceTimeout
            && (context.Properties.GetValue(EndsAt, 0) is not (> 0 and var end)
                || wanted < _options.TimeProvider.GetElapsedTime(_options.TimeProvider.GetTimestamp(), end)));

    /// <summary>So that requests which were refused together do not come back together.</summary>
    private TimeSpan Jitter() => _options.RetryDelay * Random.Shared.NextDouble();
}
