using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Tests.Storage.Values;

public sealed class NumberKeyTests
{
    [Fact]
    public void Of_OrdersAsNumbersDo()
    {
        string[] ascending =
        [
            "-1e999", "-1000", "-999.9", "-10", "-9.99", "-1.5", "-1", "-0.1", "-0.01", "-1e-300", "0", "1e-300", "0.01", "0.1", "0.10001", "1", "1.5", "9.99", "10",
            "999.9", "1000", "12345678901234567890.1234567891", "12345678901234567890.1234567892", "1e999",
        ];

        Assert.Equal(ascending, ascending.Reverse().OrderBy(NumberKey, StringComparer.Ordinal));

        static string? NumberKey(string text) => Resources.Storage.Values.NumberKey.Of(text);
    }

    [Theory]
    [InlineData("1.50")]
    [InlineData("15e-1")]
    [InlineData("0.15E1")]
    [InlineData("150E-002")]
    [InlineData("\"1.5\"")]
    public void Of_IsOne_ForAllSpellingsOfANumber(string text) => Assert.Equal(NumberKey.Of("1.5"), NumberKey.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("1e")]
    [InlineData("1e1000")]
    [InlineData("NaN")]
    [InlineData("1 ")]
    public void Of_IsNull_ForWhatIsNoNumber(string text) => Assert.Null(NumberKey.Of(text));
}
