namespace TmfGraph.Gateway.Clients;

/// <summary>Sends the parts of a request that was cut, a few at a time, so that one request leaves room at its source for others.</summary>
internal static class RequestParts
{
    /// <summary>Sends all parts. When one fails no further one is sent, since without it there is no answer to the whole.</summary>
    /// <param name="maxParallel">How many are under way at the same time.</param>
    /// <returns>The answers in the order of the parts; whoever gets them disposes them.</returns>
    /// <exception cref="SourceSchemaException">A part has no answer.</exception>
    public static async ValueTask<SourceResponse[]> SendAsync(
        List<SourceRequest> parts,
        int maxParallel,
        Func<SourceRequest, CancellationToken, ValueTask<SourceResponse>> send,
        CancellationToken cancellationToken)
    {
        var answers = new SourceResponse?[parts.Count];
        var next = -1;
        var lanes = new Task[Math.Min(maxParallel, parts.Count)];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = SendNextAsync();
        }

        try
        {
            await Task.WhenAll(lanes).ConfigureAwait(false);
            return answers!; // each has its own now
        }
        catch
        {
            foreach (var answer in answers)
            {
                answer?.Dispose();
            }

            throw;
        }

        async Task SendNextAsync()
        {
            try
            {
                while (Interlocked.Increment(ref next) is var i && i < parts.Count)
                {
                    answers[i] = await send(parts[i], cancellationToken).ConfigureAwait(false);
                }
            }
            catch
            {
                Volatile.Write(ref next, parts.Count);
                throw;
            }
        }
    }
}
