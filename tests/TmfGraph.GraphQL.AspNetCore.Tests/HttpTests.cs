using System.IO.Compression;
using System.Text;
using static TmfGraph.GraphQL.AspNetCore.Tests.ContentTypes;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>What is asked with which method, and how its answer is sent.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Post_Answers_A_Query()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, GraphQLJson, """{"data":{"product":{"id":"7","name":"Fibre"}}}"""),
            await server.PostAsync("""{ "query": "query Q($id: ID!) {\n product(id: $id) { id name } }", "variables": { "id": 7 }, "operationName": "Q" }"""));
    }

    [Fact]
    public async Task Post_Passes_A_Byte_Order_Mark_Over()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal((200, GraphQLJson, """{"data":{"hello":"Hello world"}}"""), await server.PostAsync("\uFEFF" + """{ "query": "{ hello }" }"""));
        Assert.Equal(400, (await server.PostAsync("\uFEFF\uFEFF" + """{ "query": "{ hello }" }""")).Status);
    }

    [Theory]
    [InlineData("{ hello }", false)]
    [InlineData("{ strict { broken } }", true)]
    public async Task Answer_Comes_In_One_Piece_When_Its_Length_Is_Known(string query, bool isChunked)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{ "query": "{{query}}" }""", Encoding.UTF8, "application/json"),
        };
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(isChunked, response.Headers.TransferEncodingChunked ?? false);
        var announced = response.Content.Headers.ContentLength;
        Assert.Equal(isChunked ? (long?)null : (await response.Content.ReadAsByteArrayAsync()).Length, announced);
    }

    [Fact]
    public async Task Get_Answers_A_Query()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, GraphQLJson, """{"data":{"product":{"id":"é"}}}"""),
            await server.GetAsync("/graphql?query=query($id:ID!){product(id:$id){id}}&variables={\"id\":\"é\"}"));
    }

    [Fact]
    public async Task Get_Refuses_A_Mutation()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.GetAsync(new Uri("/graphql?query=mutation{rename(id:1,name:\"x\"){id}}", UriKind.Relative));
        Assert.Equal((405, "POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
        var streamed = await server.GetAsync("/graphql?query=mutation{rename(id:1,name:\"x\"){id}}", "text/event-stream");
        Assert.Equal(405, streamed.Status);
    }

    [Theory]
    [InlineData("query=%7Bhello%7D&query=%7Bhello%7D", "query")]
    [InlineData("query=%7Bhello%7D&variables=%7B%7D&variables=%7B%7D", "variables")]
    [InlineData("id=a&id=a", "id")]
    [InlineData("query=%7Bhello%7D&operationName=&operationName=A", "operationName")]
    public async Task Get_Takes_Each_Member_Once(string query, string member)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync("/graphql?" + query);
        Assert.Equal(
            (400, $$$"""{"errors":[{"message":"Invalid GraphQL Request. `{{{member}}}` is given more than once.","extensions":{"code":"HC0009"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Get_Without_A_Document_Is_No_Request()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(400, (await server.GetAsync("/graphql")).Status);
    }

    [Fact]
    public async Task Get_Can_Be_Turned_Off()
    {
        await using var server = await TestServer.StartAsync(o => o.AllowGet = false);
        using var response = await server.Http.GetAsync(new Uri("/graphql?query=%7Bhello%7D", UriKind.Relative));
        Assert.Equal((405, "POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task Other_Methods_Are_Not_Allowed()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.DeleteAsync(new Uri("/graphql", UriKind.Relative));
        Assert.Equal((405, "GET, POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task A_Browser_Gets_The_Explorer()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync("/graphql", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal((200, "text/html; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("<textarea id=\"query\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_Headers_On()
    {
        await using var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("X-Me", "Ada");
        Assert.Equal("""{"data":{"me":"Ada"}}""", (await server.PostAsync("""{ "query": "{ me }" }""")).Body);
    }

    [Theory]
    [InlineData(true, "application/json", "br", true)]
    [InlineData(true, "application/graphql-response+json", "gzip", true)]
    [InlineData(true, "text/event-stream", "br", false)]
    [InlineData(false, "application/json", "br", false)]
    public async Task Single_Results_Are_Compressed_For_Who_Accepts_It(bool allowed, string accept, string encoding, bool compressed)
    {
        await using var server = await TestServer.StartAsync(o => o.CompressResponses = allowed);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Encoding", encoding);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(compressed ? [encoding] : [], response.Content.Headers.ContentEncoding);
        if (compressed)
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            await using Stream plain = encoding is "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
            using var reader = new StreamReader(plain);
            Assert.Equal("""{"data":{"hello":"Hello world"}}""", await reader.ReadToEndAsync());
        }
    }
}
