using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Tokens for calls, which are used again.</summary>
public sealed class TimedTokensTests
{
    [Fact]
    public void TokensOfCallsThatEndedInTime_AreUsedAgain_AndKnowNothingOfTheCallerBefore()
    {
        using var tokens = new TimedTokens(TimeSpan.FromHours(1), TimeProvider.System);
        using var first = new CancellationTokenSource();
        var begun = tokens.Begin(first.Token);
        var token = begun.Token;
        begun.Dispose();
        using var second = new CancellationTokenSource();
        using var next = tokens.Begin(second.Token);
        Assert.Equal(token, next.Token);
        first.Cancel();
        Assert.False(next.Token.IsCancellationRequested);
        second.Cancel();
        Assert.True(next.Token.IsCancellationRequested);
    }

    [Fact]
    public void CancelledTokens_AreNotUsedAgain()
    {
        using var tokens = new TimedTokens(TimeSpan.FromHours(1), TimeProvider.System);
        using (var begun = tokens.Begin(new CancellationToken(canceled: true)))
        {
            Assert.True(begun.Token.IsCancellationRequested);
        }

        using var next = tokens.Begin(CancellationToken.None);
        Assert.False(next.Token.IsCancellationRequested);
    }

    [Fact]
    public void Tokens_EndWithTheirTime()
    {
        using var tokens = new TimedTokens(TimeSpan.FromSeconds(10), new ManualTime()); // which is over at once
        using var begun = tokens.Begin(CancellationToken.None);
        Assert.True(begun.Token.IsCancellationRequested);
    }
}
