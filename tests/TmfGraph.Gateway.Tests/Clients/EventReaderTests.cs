using System.Text;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Tests.Clients;

public sealed class EventReaderTests
{
    private static async Task<string> ReadAsync(string text, bool isEvents, int maxBytes = 1_000)
    {
        await using var reader = new EventReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), isEvents, maxBytes, new SignsOfLife(TimeSpan.FromSeconds(30), TimeProvider.System));
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
}
