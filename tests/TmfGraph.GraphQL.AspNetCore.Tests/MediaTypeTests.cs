using System.Text;
using static TmfGraph.GraphQL.AspNetCore.Tests.ContentTypes;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>The types of what is sent, and of what is asked for.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData(null, 200, GraphQLJson)]
    [InlineData("*/*", 200, GraphQLJson)]
    [InlineData("application/*", 200, GraphQLJson)]
    [InlineData("application/graphql-response+json", 200, GraphQLJson)]
    [InlineData("application/json", 200, PlainJson)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", 200, GraphQLJson)]
    [InlineData("application/json, application/graphql-response+json;q=0.9", 200, PlainJson)]
    [InlineData("text/event-stream, application/json;q=0.1", 200, PlainJson)]
    [InlineData("application/json;q=0, */*", 200, GraphQLJson)]
    [InlineData("application/graphql-response+json;q=0, */*", 200, PlainJson)]
    [InlineData("text/plain, application/*;q=0.1", 200, GraphQLJson)]
    [InlineData("multipart/*", 200, "multipart/mixed; boundary=\"-\"")]
    [InlineData("text/*", 200, "text/event-stream; charset=utf-8")]
    [InlineData("text/event-stream", 200, "text/event-stream; charset=utf-8")]
    [InlineData("multipart/mixed", 200, "multipart/mixed; boundary=\"-\"")]
    [InlineData("application/jsonl", 200, "application/jsonl; charset=utf-8")]
    [InlineData("application/graphql-response+jsonl", 200, "application/graphql-response+jsonl; charset=utf-8")]
    [InlineData("image/png", 406, GraphQLJson)]
    [InlineData("application/json;q=0", 406, GraphQLJson)]
    [InlineData("not a type/", 400, GraphQLJson)]
    public async Task Accept_Chooses_The_Type(string? accept, int status, string type)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync("""{ "query": "{ hello }" }""", accept);
        Assert.Equal((status, type), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData(null, PlainJson)]
    [InlineData("*/*", PlainJson)]
    [InlineData("application/*", PlainJson)]
    [InlineData("application/graphql-response+json", GraphQLJson)]
    [InlineData("application/json;q=0, */*", GraphQLJson)]
    public async Task The_Host_May_Choose_The_Type_Of_Whoever_Takes_Any(string? accept, string type)
    {
        await using var server = await TestServer.StartAsync(o => o.DefaultMediaType = DefaultMediaType.Json);
        Assert.Equal((200, type, """{"data":{"hello":"Hello world"}}"""), await server.PostAsync("""{ "query": "{ hello }" }""", accept));
    }

    [Fact]
    public async Task Refuses_Other_Content_Types()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{ hello }", Encoding.UTF8, "text/plain") };
        Assert.Equal(415, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", null, 200)]
    [InlineData("application/json; charset=\"UTF-8\"", null, 200)]
    [InlineData("application/json; charset=utf-16", null, 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("application/json", "identity", 200)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData(null, null, 415)]
    public async Task A_Body_Is_Plain_Json(string? type, string? encoding, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var content = new ByteArrayContent("""{ "query": "{ hello }" }"""u8.ToArray());
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        Assert.Equal(status, (await server.SendAsync(request)).Status);
    }
}
