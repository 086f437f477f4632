using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.Explorer;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>The addresses of an explorer that the build has restored, with files of the test in its place.</summary>
public sealed class ExplorerEndpointsTests : IDisposable
{
    private readonly string _files = Directory.CreateTempSubdirectory("explorer").FullName;

    public ExplorerEndpointsTests()
    {
        File.WriteAllText(Path.Combine(_files, "index.html"), "<p>page</p>");
        File.WriteAllText(Path.Combine(_files, "code.js"), "code()");
    }

    [Theory]
    [InlineData("/graphql", "text/html", 302, "/graphql/")]
    [InlineData("/graphql/", "text/html", 200, "<p>page</p>")]
    [InlineData("/graphql/code.js", "*/*", 200, "code()")]
    [InlineData("/graphql/nothing.js", "*/*", 404, "")]
    [InlineData("/graphql/bcp-config.json", "*/*", 200, """{"title":"Test","useBrowserUrlAsEndpoint":true,"disableTelemetry":true}""")]
    [InlineData("/graphql?query=%7Bhello%7D", "text/html,*/*", 200, """{"data":{"hello":"Hello"}}""")]
    [InlineData("/graphql?documentId=hello", "text/html,*/*", 400, """{"errors":[{"message":"No document is stored under the id `hello`.","extensions":{"code":"HC0015"}}]}""")]
    public async Task Browsers_SeeThePage_AndEverybodyElseGraphQL(string path, string accept, int status, string body)
    {
        await using var app = await StartAsync();
        using var client = Client(app);
        client.DefaultRequestHeaders.Add("Accept", accept);

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((status, body), ((int)response.StatusCode, response.Headers.Location?.ToString() ?? await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Files_AreSentOnce_AndKeepToOurOrigin()
    {
        await using var app = await StartAsync();
        using var client = Client(app);
        using var first = await client.GetAsync(new Uri("/graphql/code.js", UriKind.Relative));
        Assert.StartsWith("default-src 'self'", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphql/code.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/graphql/code.js")]
    public async Task Nothing_IsShown_When_TheHostShowsNoExplorer(string path)
    {
        await using var app = await StartAsync("--GraphQL:Explorer=false");
        using var client = Client(app);
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.False(response.IsSuccessStatusCode);
    }

    public void Dispose() => Directory.Delete(_files, recursive: true);

    private async Task<WebApplication> StartAsync(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLSettings(builder.Configuration)
            .AddGraphQL(static schema => schema.AddDocument("type Query { hello: String }").Resolve("Query.hello", static () => "Hello"));
        var app = builder.Build();
        ExplorerEndpoints.UseExplorer(app, "/graphql", "Test", new PhysicalFileProvider(_files));
        app.MapGraphQL();
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
    }
}
