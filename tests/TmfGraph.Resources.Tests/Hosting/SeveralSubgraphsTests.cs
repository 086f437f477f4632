using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Hosting;

/// <summary>Two domains in one process, each with its own store and GraphQL address, behind tokens.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class SeveralSubgraphsTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Key = "a secret of the tests, long enough for it";

    private readonly string _data = Directory.CreateTempSubdirectory("tmfgraph-").FullName;

    private WebApplication? _app;

    private HttpClient _client = new();

    public async Task InitializeAsync()
    {
        var models = new[] { Load("depot", "Parcel"), Load("fleet", "Van") };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:DataDirectory"] = _data,
            ["Auth:Mode"] = "jwt",
            ["Auth:Issuer"] = "tests",
            ["Auth:SigningKey"] = Key,
            ["Logging:LogLevel:Default"] = "None",
        });
        builder.AddTmfLogging().AddTmfHosting();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var model in models)
        {
            builder.Services.AddSubgraph(model);
        }

        _app = builder.Build();
        _app.UseTmfHosting(models);
        foreach (var model in models)
        {
            _app.MapSubgraph(model.Name, $"/{model.Name}/graphql");
        }

        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync(); // started by xunit before
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task EachDomain_HasItsOwnAddressesStoreAndScopes()
    {
        var both = Token("depot:read", "depot:write", "fleet:read");

        Assert.Contains("\"name\":\"Vase\"", await SendAsync("/tmf-api/depot/v4/parcel", """{"name":"Vase"}""", both), StringComparison.Ordinal);
        Assert.Contains("fleet:write", await SendAsync("/tmf-api/fleet/v4/van", """{"name":"Red"}""", both), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"parcels":{"nodes":[{"name":"Vase"}]}}}""", await SendAsync("/depot/graphql", Query("parcels"), both));
        Assert.Equal("""{"data":{"vans":{"nodes":[]}}}""", await SendAsync("/fleet/graphql", Query("vans"), both));
        Assert.True(File.Exists(Path.Combine(_data, "depot.db")));
        Assert.True(File.Exists(Path.Combine(_data, "fleet.db")));
    }

    [Fact]
    public async Task Introspection_IsOff_OutsideDevelopment() => Assert.Contains(
        "HC0046",
        await SendAsync("/depot/graphql", """{"query":"{ __schema { queryType { name } } }"}""", Token("depot:read")),
        StringComparison.Ordinal);

    [Fact]
    public async Task GraphQL_AsksTheSamePolicy()
    {
        Assert.Contains("AUTH_NOT_AUTHENTICATED", await SendAsync("/depot/graphql", Query("parcels"), null), StringComparison.Ordinal);
        Assert.Contains("AUTH_NOT_AUTHORIZED", await SendAsync("/depot/graphql", Query("parcels"), Token("fleet:read")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "\"data\"")]
    [InlineData(false, "AUTH_NOT_AUTHENTICATED")]
    public async Task Socket_TakesItsTokenFromTheFirstMessage(bool withToken, string expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri(_client.BaseAddress!.ToString().Replace("http", "ws", StringComparison.Ordinal) + "depot/graphql"), default);
        var payload = withToken ? $$""","payload":{"authorization":"Bearer {{Token("depot:read")}}"}""" : "";

        await WriteAsync(socket, $$"""{"type":"connection_init"{{payload}}}""");
        Assert.Contains("connection_ack", await ReadAsync(socket), StringComparison.Ordinal);
        await WriteAsync(socket, $$"""{"id":"1","type":"subscribe","payload":{{Query("parcels")}}}""");

        Assert.Contains(expected, await ReadAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_IsRefused_When_ItsTokenDoesNotHold()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri(_client.BaseAddress!.ToString().Replace("http", "ws", StringComparison.Ordinal) + "depot/graphql"), default);

        await WriteAsync(socket, """{"type":"connection_init","payload":{"authorization":"nonsense"}}""");
        await ReadAsync(socket);

        Assert.Equal(4401, (int?)socket.CloseStatus);
    }

    [Fact]
    public async Task Health_CoversEveryStore()
    {
        Assert.Equal("Healthy", await _client.GetStringAsync("/healthz/ready"));

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "fleet.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE event RENAME TO gone";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(503, (int)(await _client.GetAsync("/healthz/ready")).StatusCode);
    }

    private static DomainModel Load(string name, string type) => DomainModelLoader.Load(name,
    [
        ($"{name}.graphqls", $$"""
            extend schema @api(id: "{{name}}", title: "{{name}}", version: "4.0.0", basePath: "/tmf-api/{{name}}/v4")
            type {{type}} @resource(path: "{{type.ToLowerInvariant()}}") { id: ID! @setByServer  href: String @setByServer  name: String }
            """),
    ]);

    private static string Query(string field) => $$"""{"query":"{ {{field}} { nodes { name } } }"}""";

    private static string Token(params string[] scopes) => DevelopmentTokens.Create(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key)), "tests", AuthOptions.DefaultAudience, scopes, [], DateTimeOffset.UtcNow, TimeSpan.FromHours(1));

    private async Task<string> SendAsync(string path, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await _client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task WriteAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        string message;
        do
        {
            var result = await socket.ReceiveAsync(buffer, default);
            message = Encoding.UTF8.GetString(buffer, 0, result.Count);
        }
        while (message.Contains("\"ping\"", StringComparison.Ordinal));

        return message;
    }
}
