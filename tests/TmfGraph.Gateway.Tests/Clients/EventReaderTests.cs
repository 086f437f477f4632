using System.Text;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Tests.Clients;

public sealed class EventReaderTests
{
    private static async Task<string> ReadAsync(string text, bool isEvents, int maxBytes = 1_000, SignsOfLife? life = null)
    {
        life ??= new SignsOfLife(TimeSpan.FromSeconds(30), TimeProvider.System);
        await using var reader = new EventReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), isEvents, maxBytes, life);
        var seen = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } response)
        {
            seen.Add($"{response.Cursor}|{Encoding.UTF8.GetString(response.Body.Span)}");
            response.Dispose();
        }

        return string.Join(' ', seen) + (reader.IsComplete ? " complete" : "");
    }

    [Fact]
    public async Task Reads_Events_WithIds_Comments_AndSeveralDataLines() => Assert.Equal(
        "7|{\"a\":\n1} |{} complete",
        await ReadAsync(": hello\n\nid: 7\nevent: next\ndata: {\"a\":\ndata: 1}\n\r\nevent:next\r\ndata:{}\r\n\r\nevent: complete\ndata:\n\nevent: next\ndata: late\n\n", true));

    [Theory]
    [InlineData("data:\ndata\ndata: {}\n\n", "|\n\n{}")]
    [InlineData("data: {}\ndata\ndata:\n\n", "|{}\n\n")]
    [InlineData("data:  {}\r\n\r\n", "| {}")]
    [InlineData("data\n\n", "")]
    [InlineData("\r\n\ndatum: 1\ndata: {}\nretry: 7\n\n", "|{}")]
    public async Task Reads_Lines_ThatAreEmpty(string text, string seen) => Assert.Equal(seen, await ReadAsync(text, true));

    [Theory]
    [InlineData(true, "\uFEFFdata: 1\n\n\uFEFFdata: 2\n\ndata: 3\n\n", "|1 |3")]
    [InlineData(true, "\uFEFF: hello\n\ndata: {}\n\n", "|{}")]
    [InlineData(false, "\uFEFF{}\n1", "|{} |1")]
    [InlineData(false, "\uFEFF{}", "|{}")]
    public async Task Passes_AByteOrderMark_AtTheVeryStartAlone(bool isEvents, string text, string seen) => Assert.Equal(seen, await ReadAsync(text, isEvents));

    [Fact]
    public async Task Reads_Events_InPieces()
    {
        var text = $"id: {new string('7', 100)}\r\nevent: next\r\ndata: {{\"a\":\"{new string('x', 10_000)}\"}}\r\ndata: \r\n\r\n";
        await using var reader = new EventReader(new Trickle(Encoding.UTF8.GetBytes(text)), true, 20_000, new SignsOfLife(TimeSpan.FromSeconds(30), TimeProvider.System));
        using var response = await reader.ReadAsync(CancellationToken.None);
        Assert.Equal(new string('7', 100), response!.Cursor);
        Assert.Equal($"{{\"a\":\"{new string('x', 10_000)}\"}}\n", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("", "|{\"data\":1}")]
    [InlineData("event:\n", "|{\"data\":1}")]
    [InlineData("event: next\n", "|{\"data\":1}")]
    [InlineData("event: message\nid: 7\n", "7|{\"data\":1}")]
    [InlineData("event: ping\n", "")]
    [InlineData("event: ping\nid: 7\n", "7|")] // it tells where the reader stands all the same
    public async Task Passes_OtherKindsOfEvents(string head, string seen) => Assert.Equal(
        seen,
        await ReadAsync($"{head}data: {{\"data\":1}}\n\n", true));

    [Theory]
    [InlineData(":\n\n", true, false)]
    [InlineData(": welcome\n: to this\n\ndata: {}\n\n", true, false)]
    [InlineData(":\n\n:\n\n", true, true)]
    [InlineData("id: 1\n\n:\n\n", true, true)]
    [InlineData(" \n{}\n", false, false)]
    [InlineData("{}\n \n", false, true)]
    public async Task Expects_SignsOfLife_OnceThereWasOne_ThatIsNoGreeting(string text, bool isEvents, bool areExpected)
    {
        var life = new SignsOfLife(TimeSpan.FromSeconds(30), TimeProvider.System);
        await ReadAsync(text, isEvents, life: life);
        Assert.Equal(areExpected, life.AreExpected);
    }

    [Fact]
    public async Task Says_ThatItIsNotComplete_When_TheStreamBreaks() => Assert.Equal(
        "|{}",
        await ReadAsync("event: next\ndata: {}\n\nevent: next\ndata: {\"cut", true));

    [Fact]
    public async Task Reads_Lines_AndTheLastOneWithoutAnEnd() => Assert.Equal(
        "|{\"a\":1} |{\"b\":2}",
        await ReadAsync("{\"a\":1}\n \n{\"b\":2}", false));

    [Fact]
    public async Task Fails_When_AResultIsTooLarge() => await Assert.ThrowsAsync<InvalidDataException>(
        () => ReadAsync("data: " + new string('x', 200), true, maxBytes: 100));

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
