using static TmfGraph.GraphQL.AspNetCore.Tests.ContentTypes;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>The schema as text, for tools.</summary>
public sealed class SchemaTextTests
{
    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema")]
    [InlineData("/graphql/schema.graphql")]
    public async Task Gives_The_Schema(string path)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync(path);
        Assert.Equal((200, "application/graphql; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("type Event {", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_The_Types_That_Are_Named()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, "application/graphql; charset=utf-8",
                """
                type Product @note(text: "sold") {
                  id: ID!
                  name: String
                }

                type Event {
                  id: ID!
                  cursor: String
                }

                """),
            await server.GetAsync("/graphql?sdl&types=Event,Product"));
    }

    [Theory]
    [InlineData("", 400, "`types` names no type.", "HC0058")]
    [InlineData("Event,1", 400, "`1` cannot be the name of a type.", "HC0059")]
    [InlineData("Event,Nothing", 404, "There is no type `Nothing`.", "HC0060")]
    public async Task Says_Which_Types_It_Cannot_Give(string types, int status, string message, string code)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (status, GraphQLJson, $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}"""),
            await server.GetAsync($"/graphql?sdl&types={types}"));
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema")]
    [InlineData("/graphql/schema.graphql")]
    public async Task The_Schema_Can_Be_Withheld(string path)
    {
        await using var server = await TestServer.StartAsync(o => o.AllowSchemaRequests = false);
        Assert.Equal((404, null, ""), await server.GetAsync(path));
    }

    [Theory]
    [InlineData("TAG", 304)]
    [InlineData("W/TAG", 304)]
    [InlineData("\"other\", TAG", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    public async Task The_Schema_Is_Sent_Once_To_Who_Has_It(string has, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?sdl");
        request.Headers.TryAddWithoutValidation("If-None-Match", has.Replace("TAG", first.Headers.ETag!.ToString(), StringComparison.Ordinal));
        Assert.Equal(status, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql?sdl&types=Event")]
    public async Task The_Schemas_Length_Can_Be_Asked_Alone(string path)
    {
        await using var server = await TestServer.StartAsync(static o => o.CompressResponses = false);
        var text = await server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal((200, text.Length, ""), ((int)response.StatusCode, (int)response.Content.Headers.ContentLength!, await response.Content.ReadAsStringAsync()));
    }
}
