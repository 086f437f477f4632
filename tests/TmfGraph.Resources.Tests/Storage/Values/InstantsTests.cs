using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Tests.Storage.Values;

public sealed class InstantsTests
{
    [Theory]
    [InlineData("2026-01-31T10:00:00Z", "2026-01-31T12:00:00+02:00")]
    [InlineData("2026-01-31T10:00:00Z", "2026-01-31t10:00")]
    [InlineData("2026-01-31T10:00:00Z", "2026-01-31T04:30:00-0530")]
    [InlineData("2026-01-31T00:00:00Z", "2026-01-31")]
    [InlineData("2026-01-31T10:00:00.1234569Z", "2026-01-31T10:00:00.123456Z")]
    public void TryParse_GivesOneInstant_ForItsSpellings(string left, string right)
    {
        Assert.True(Instants.TryParse(left, out var a));
        Assert.True(Instants.TryParse(right, out var b));
        Assert.Equal(a, b);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T10:00:60Z")]
    [InlineData("2026-01-31T10:00:00.Z")]
    [InlineData("2026-01-31T10:00:00+15:00")]
    [InlineData("2026-01-31T10:00:00Z ")]
    [InlineData("2026-1-31")]
    public void TryParse_Refuses_WhatIsNoInstant(string text) => Assert.False(Instants.TryParse(text, out _));
}
