using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>How long whoever is connected may stay: a subscription would otherwise outlive the token it was opened with.</summary>
/// <param name="user">The user of the token. One without the claim <c>exp</c>, as a host that verifies no tokens has it, may stay as long as the token itself says.</param>
/// <param name="authorization">The header with the token; null or empty for none. A token without an end may stay.</param>
/// <param name="grace">How long after the token's end the stay ends.</param>
/// <param name="time">The clock.</param>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4"/>
internal sealed class TokenLifetime(ClaimsPrincipal user, string? authorization, TimeSpan grace, TimeProvider time)
{
    /// <summary>Seconds since 1970 in the year 5138: what ends later does not end.</summary>
    private const long EndOfTime = 100_000_000_000;

    /// <summary>Timers cannot wait much longer at once.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly DateTimeOffset? _end = EndOf(user.FindFirst("exp")?.Value ?? UnverifiedToken.ClaimOf(authorization, "exp")) is { } end ? end + grace : null;

    // whole milliseconds, as timers know no less
    private TimeSpan Rest =>
        _end is { } end ? TimeSpan.FromMilliseconds(Math.Ceiling((end - time.GetUtcNow()).TotalMilliseconds)) : TimeSpan.MaxValue;

    /// <summary>Reads results until the token has ended; an error is the last one then.</summary>
    public IAsyncEnumerable<OperationResult> LimitAsync(
        Func<CancellationToken, IAsyncEnumerable<OperationResult>> read, CancellationToken cancellationToken) =>
        _end is null ? read(cancellationToken) : ReadAsync(read, cancellationToken);

    /// <summary>Waits until the token has ended, without end for one that does not.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Rest is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < LongestWait ? rest : LongestWait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<OperationResult> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<OperationResult>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = EndAsync(ended);
        var items = read(ended.Token).GetAsyncEnumerator(ended.Token);
        bool isOver;
        try
        {
            while (await MoveNextAsync(items, ended.Token, cancellationToken).ConfigureAwait(false))
            {
                yield return items.Current;
            }
        }
        finally
        {
            isOver = ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested;
            await ended.CancelAsync().ConfigureAwait(false);
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await items.DisposeAsync().ConfigureAwait(false);
        }

        if (isOver)
        {
            yield return TransportErrors.TokenExpired();
        }
    }

    private async Task EndAsync(CancellationTokenSource ended)
    {
        await WaitAsync(ended.Token).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<OperationResult> items, CancellationToken ended, CancellationToken cancellationToken)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static DateTimeOffset? EndOf(string? claim) =>
        long.TryParse(claim, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < EndOfTime
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
