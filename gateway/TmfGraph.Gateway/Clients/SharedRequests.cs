using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.Gateway.Clients;

// How equal requests share an answer
// ----------------------------------
// The first of several equal queries leads: it is sent, under its own client's cancellation. Those that come while it is under way wait for its
// answer; each gets a response of its own over the same bytes, which go back to the pool when the last one is done with them. Whoever is
// cancelled stops waiting and disturbs nobody. When the leader itself is cancelled, its request ends with it, and the waiting ones begin anew: one
// of them leads. So no request ever works with the buffers or headers of a client that has gone.

/// <summary>Lets equal queries to one source that are under way at the same time share one request.</summary>
/// <param name="limit">How many requests under way are known at most; those above it are sent alone.</param>
/// <param name="headerNames">Headers of the client that the source gets, and so tell requests apart.</param>
/// <param name="send">Sends a request; it throws nothing but <see cref="SourceSchemaException"/>.</param>
/// <param name="late">Says what it is when whoever waits for an equal request is cancelled.</param>
internal sealed class SharedRequests(
    int limit,
    string[] headerNames,
    Func<SourceRequest, CancellationToken, ValueTask<SourceResponse>> send,
    Func<OperationCanceledException, SourceSchemaException> late)
{
    private readonly Dictionary<RequestKey, PendingRequest> _underWay = [];
    private readonly Lock _lock = new();

    /// <summary>Sends a request, or waits for an equal one.</summary>
    /// <exception cref="SourceSchemaException">There is no answer, or it was cancelled.</exception>
    public ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var key = new RequestKey(request, headerNames);
        return TryJoin(key, out var shared) ? FollowAsync(shared, key, request, cancellationToken) : LeadAsync(key, request, cancellationToken);
    }

    private async ValueTask<SourceResponse> FollowAsync(PendingRequest shared, RequestKey key, SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                if (await shared.WaitAsync(cancellationToken).ConfigureAwait(false) is { } response)
                {
                    return response;
                }
            }
            while (TryJoin(key, out shared!)); // it is there when it is joined
        }
        catch (OperationCanceledException exception)
        {
            throw late(exception);
        }

        return await LeadAsync(key, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Joins an equal request; false when there is none, and whoever asked leads from now on.</summary>
    private bool TryJoin(in RequestKey key, [NotNullWhen(true)] out PendingRequest? shared)
    {
        lock (_lock)
        {
            if (_underWay.TryGetValue(key, out shared))
            {
                shared.Join();
                return true;
            }

            if (_underWay.Count < limit)
            {
                _underWay.Add(key, new PendingRequest(key));
            }

            return false;
        }
    }

    private async ValueTask<SourceResponse> LeadAsync(RequestKey key, SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await send(request, cancellationToken).ConfigureAwait(false);
            return End(key)?.Share(response) ?? response;
        }
        catch (SourceSchemaException exception) when (!cancellationToken.IsCancellationRequested)
        {
            End(key)?.Fail(exception);
            throw;
        }
        catch
        {
            End(key)?.Abandon();
            throw;
        }
    }

    /// <summary>Nobody joins from here on. Gives the request when somebody has; null when there is nobody to tell.</summary>
    private PendingRequest? End(in RequestKey key)
    {
        lock (_lock)
        {
            // above the limit a leader is not known, and an equal request that is belongs to another
            return _underWay.TryGetValue(key, out var shared) && shared.IsLedBy(key) && _underWay.Remove(key) && shared.IsJoined ? shared : null;
        }
    }
}
