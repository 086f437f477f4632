using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.Gateway.Clients;

// How equal requests share an answer
// ----------------------------------
// The first of several equal queries leads: it is sent, under its own client's cancellation. Those that come while it is under way wait for its
// answer; each gets a response of its own over the same bytes, which go back to the pool when the last one is done with them. Whoever is
// cancelled stops waiting and disturbs nobody. When the leader itself is cancelled, its request ends with it, and the waiting ones begin anew: one
// of them leads. So no request ever works with the buffers or headers of a client that has gone.
//
// A source is told how long it has, and may answer less for less time. So nobody waits for a leader in a much greater hurry: whoever has more time is
// sent, and leads those who come after. Nor does what follows a mutation or an event wait for a request from before: that may be answered with
// what has just been changed.

/// <summary>Lets equal queries to one source that are under way at the same time share one request.</summary>
/// <param name="options">How many requests under way are known at most; those above it are sent alone.</param>
/// <param name="headerNames">Headers of the client that the source gets, and so tell requests apart.</param>
/// <param name="send">Sends a request; it throws nothing but <see cref="SourceSchemaException"/>.</param>
/// <param name="late">Says what it is when whoever waits for an equal request is cancelled.</param>
internal sealed class SharedRequests(
    GatewayOptions options,
    string[] headerNames,
    Func<SourceRequest, CancellationToken, ValueTask<SourceResponse>> send,
    Func<OperationCanceledException, SourceSchemaException> late)
{
    /// <summary>Which part of the time of who joins a leader must have been given: what comes a moment later has a moment more or less.</summary>
    private const double EnoughTime = 0.9;

    private readonly Dictionary<RequestKey, PendingRequest> _underWay = [];
    private readonly Lock _lock = new();

    /// <summary>Sends a request, or waits for an equal one.</summary>
    /// <exception cref="SourceSchemaException">There is no answer, or it was cancelled.</exception>
    public ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var key = new RequestKey(request, headerNames);
        return TryJoin(key, request, out var shared) ? FollowAsync(shared, key, request, cancellationToken) : LeadAsync(shared, key, request, cancellationToken);
    }

    private async ValueTask<SourceResponse> FollowAsync(PendingRequest joined, RequestKey key, SourceRequest request, CancellationToken cancellationToken)
    {
        var shared = joined;
        try
        {
            do
            {
                if (await shared!.WaitAsync(cancellationToken).ConfigureAwait(false) is { } response) // it is there when it is joined
                {
                    return response;
                }
            }
            while (TryJoin(key, request, out shared));
        }
        catch (OperationCanceledException exception)
        {
            throw late(exception);
        }

        return await LeadAsync(shared, key, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Joins an equal request; false when there is none that would do, and whoever asked leads from now on.</summary>
    /// <param name="shared">What was joined or is led; null for a request that is sent alone.</param>
    private bool TryJoin(in RequestKey key, SourceRequest request, [NotNullWhen(true)] out PendingRequest? shared)
    {
        var time = request.TimeLeft(options);
        lock (_lock)
        {
            if (_underWay.TryGetValue(key, out shared))
            {
                if (shared.Time >= time * EnoughTime && shared.Since >= request.After)
                {
                    shared.Join();
                    return true;
                }

                _underWay.Remove(key); // with the key, which is of the request that has led so far
            }

            shared = _underWay.Count < options.MaxSharedRequestsPerSource ? new PendingRequest(time) : null;
            if (shared is not null)
            {
                _underWay.Add(key, shared);
            }

            return false;
        }
    }

    private async ValueTask<SourceResponse> LeadAsync(PendingRequest? led, RequestKey key, SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await send(request, cancellationToken).ConfigureAwait(false);
            return End(led, key)?.Share(response) ?? response;
        }
        catch (SourceSchemaException exception) when (!cancellationToken.IsCancellationRequested)
        {
            End(led, key)?.Fail(exception);
            throw;
        }
        catch
        {
            End(led, key)?.Abandon();
            throw;
        }
    }

    /// <summary>Nobody joins from here on. Gives the request when somebody has; null when there is nobody to tell.</summary>
    private PendingRequest? End(PendingRequest? led, in RequestKey key)
    {
        if (led is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (_underWay.TryGetValue(key, out var known) && ReferenceEquals(known, led))
            {
                _underWay.Remove(key);
            }

            return led.IsJoined ? led : null;
        }
    }
}
