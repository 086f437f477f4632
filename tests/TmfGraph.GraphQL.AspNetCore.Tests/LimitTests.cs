using System.Net.Sockets;
using System.Text;
using static TmfGraph.GraphQL.AspNetCore.Tests.ContentTypes;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>What the HTTP end takes at most.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("""{"query":"{ hello }","variables":{"a":[1,2,3,4,5,6,7,8,9,0]}}""")]
    [InlineData("[[],[],[],[],[],[],[],[],[],[],[],[]]")]
    public async Task Json_HasALimitedNumberOfValues(string body)
    {
        await using var server = await TestServer.StartAsync(static o => o.MaxJsonValues = 8);

        Assert.Equal(
            (413, GraphQLJson, """{"errors":[{"message":"The JSON of the request has more than 8 values.","extensions":{"code":"HC0010"}}]}"""),
            await server.PostAsync(body));
    }

    [Fact]
    public async Task Json_IsNotRefused_When_ItsStringsHoldSeparators()
    {
        await using var server = await TestServer.StartAsync(static o => o.MaxJsonValues = 8);

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ hello }","variables":{"a":",,,,,,,,,,,,[[[[[[[[[[[{{{{{{{{{"}}""")).Status);
    }

    [Fact]
    public async Task Json_NestsToALimitedDepth()
    {
        await using var server = await TestServer.StartAsync(static o => o.MaxJsonDepth = 4);

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ hello }","variables":{"a":[[]]}}""")).Status);
        Assert.Equal(
            (400, GraphQLJson, """{"errors":[{"message":"The request is not valid JSON.","extensions":{"code":"HC0011"}}]}"""),
            await server.PostAsync("""{"query":"{ hello }","variables":{"a":[[[]]]}}"""));
    }

    [Fact]
    public async Task Document_HasALimitedSize()
    {
        await using var server = await TestServer.StartAsync(execution: static o => o.MaxDocumentBytes = 10);

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ hello }"}""")).Status);
        Assert.Equal(
            (413, GraphQLJson, """{"errors":[{"message":"The document is larger than 10 bytes.","extensions":{"code":"HC0010"}}]}"""),
            await server.PostAsync("""{"query":"{ a: hello }"}"""));
    }

    [Fact]
    public async Task Batch_HasDocumentsOfALimitedSize()
    {
        await using var server = await TestServer.StartAsync(static o =>
        {
            o.AllowRequestBatching = true;
            o.MaxBatchDocumentBytes = 20;
        });

        Assert.Equal(
            (413, GraphQLJson,
                """{"errors":[{"message":"The documents of the batch have more than 20 bytes together.","extensions":{"code":"HC0010"}}]}"""),
            await server.PostAsync("""[{"query":"{ hello }"},{"query":"{ a: hello }"}]"""));
    }

    [Fact]
    public async Task Body_HasToComeInTime()
    {
        await using var server = await TestServer.StartAsync(static o => o.BodyTimeout = TimeSpan.FromMilliseconds(50));

        var answer = await SendAsync(server, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("""{"errors":[{"message":"Invalid GraphQL Request. Its body took too long to come.","extensions":{"code":"HC0009"}}]}""", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("FFFFFFFFF")]
    public async Task Body_OfBrokenChunks_IsAnsweredInTheConvention(string size)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SendAsync(
            server, $"POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n{size}\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("""{"errors":[{"message":"Invalid GraphQL Request. Its body cannot be read.","extensions":{"code":"HC0009"}}]}""", answer, StringComparison.Ordinal);
    }

    /// <summary>What the server says to bytes as they are, until it or the answer ends.</summary>
    private static async Task<string> SendAsync(TestServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));

        var answer = new StringBuilder();
        var buffer = new byte[4_096];
        while (!answer.ToString().Contains("}]}", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var length)
        {
            answer.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }

        return answer.ToString();
    }

    [Fact]
    public async Task Refuses_A_Body_That_Is_Too_Large()
    {
        await using var server = await TestServer.StartAsync(o => o.MaxRequestBytes = 100);
        var answer = await server.PostAsync($$"""{ "query": "{ hello }", "operationName": "{{new string('x', 200)}}" }""");
        Assert.Equal(
            (413, """{"errors":[{"message":"The request is larger than 100 bytes.","extensions":{"code":"HC0010"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Fact]
    public async Task An_Address_That_Is_Too_Long_Is_Refused_By_The_Server()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(414, (await server.GetAsync($"/graphql?query=%7Bhello%7D&operationName={new string('x', 10_000)}")).Status);
    }

    [Fact]
    public async Task Headers_That_Are_Too_Long_Are_Refused_By_The_Server()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Add("X-Long", new string('x', 40_000));
        Assert.Equal(431, (await server.SendAsync(request)).Status);
    }
}
