using System.IO.Compression;
using System.Text;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Answers that are no GraphQL results.</summary>
public sealed class BodyFaultTests
{
    private const string Invalid = "SUBGRAPH_INVALID_RESPONSE";

    private static string Sent(string what, int status = 200) => FaultyGraph.Failed($"The source schema 'prices' sent {what}.", Invalid, status);

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static Task<string> AskAsync(string body, string type = "application/json", string status = "200 OK", string headers = "") =>
        FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(body, type, status, headers));

    [Theory]
    [InlineData("text/html", "<html><body>Welcome</body></html>")]
    [InlineData("text/plain", """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""")]
    public async Task OtherMediaTypes_AreRefused_WhateverTheyHold(string type, string body) =>
        Assert.Equal(Sent($"'{type}' where a GraphQL result was expected"), await AskAsync(body, type));

    [Theory]
    [InlineData("Application/JSON")]
    [InlineData("application/GraphQL-Response+JSON; Charset=UTF-8")]
    public async Task MediaTypes_IgnoreCase(string type) => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""",
        await AskAsync("""[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""", type));

    [Theory]
    [InlineData("not json")]
    [InlineData("[{\"data\":{\"itemById\":{\"price\":1}}},")]
    [InlineData("[{\"data\":{\"itemById\":{\"price\":01}}}]")]
    [InlineData("{\"data\":{\"itemById\":null}} trailing")]
    public async Task InvalidJson_IsRefused(string body) => Assert.Equal(Sent("an answer that is not JSON"), await AskAsync(body));

    [Fact]
    public async Task InvalidUtf8_IsRefused_SoThatNoClientGetsIt() => Assert.Equal(
        Sent("an answer that is not JSON"),
        await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(
            [.. """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. "}}}]"u8])));

    [Theory]
    [InlineData("", "0 results where 2 were asked for")]
    [InlineData("[]", "0 results where 2 were asked for")]
    [InlineData("[1,2]", "something else than a GraphQL result")]
    [InlineData("5", "something else than a GraphQL result")]
    [InlineData("null", "something else than a GraphQL result")]
    [InlineData("\"data\"", "something else than a GraphQL result")]
    [InlineData("{}", "a result with neither data nor errors")]
    [InlineData("[{},{}]", "a result with neither data nor errors")]
    [InlineData("""[{"data":null},{"data":null}]""", "a result with neither data nor errors")]
    [InlineData("""[{"data":null,"errors":[]},{"data":null,"errors":{}}]""", "a result with neither data nor errors")]
    [InlineData("""[{"extensions":{}},{"extensions":{}}]""", "a result with neither data nor errors")]
    [InlineData("""[{"data":5},{"data":{}}]""", "data that is no object")]
    [InlineData("""[{"data":[]},{"data":{}}]""", "data that is no object")]
    public async Task JsonThatIsNoGraphQLResponse_IsRefused(string body, string what) => Assert.Equal(Sent(what), await AskAsync(body));

    [Fact]
    public async Task DeepNesting_IsRefused() => Assert.Equal(
        Sent("an answer that is not JSON"),
        await AskAsync("""[{"data":{"itemById":{"price":DEEP}}},{"data":null}]""".Replace("DEEP", Nested(10_000), StringComparison.Ordinal)));

    [Fact]
    public async Task NestingThatIsNotAskedFor_IsPassedOver_AsLongAsItIsReadable() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""",
        await AskAsync("""[{"data":{"itemById":{"deep":DEEP,"price":1}}},{"data":{"itemById":{"price":2}}}]""".Replace("DEEP", Nested(200), StringComparison.Ordinal)));

    [Theory]
    [InlineData("Content-Length: 100000\r\n")]
    [InlineData("Content-Length: 99999999999\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    public async Task LargerBodies_ThanAllowed_AreRefused(string framing) => Assert.Equal(
        Sent("more than 1000 bytes"),
        await FaultyGraph.AskAsync(
            async exchange =>
            {
                await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{framing}\r\n");
                while (true)
                {
                    await exchange.SendAsync($"3e8\r\n{new string(' ', 1000)}\r\n"); // without an end
                }
            },
            configure: options => options.MaxResponseBytes = 1000));

    [Fact]
    public async Task CompressedBodies_AreRefused_BeforeTheyAreUnpacked()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(new string(' ', 10_000_000)));
        }

        Assert.Equal(
            Sent("a body in the encoding 'gzip', which was not asked for"),
            await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(bomb.ToArray(), headers: "Content-Encoding: gzip\r\n")));
    }

    [Fact]
    public async Task WhatIsCalledCompressed_AndIsNot_IsRefused() => Assert.Equal(
        Sent("a body in the encoding 'br', which was not asked for"),
        await AskAsync("""[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""", headers: "Content-Encoding: br\r\n"));

    [Fact]
    public async Task DuplicateNames_CountOnce_AndUnknownNames_NotAtAll() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""",
        await AskAsync("""[{"data":{"x":1,"itemById":{"a":[],"price":1,"price":8}},"extra":true},{"data":{"itemById":{"price":2,"b":{}}},"data":5}]"""));
}
