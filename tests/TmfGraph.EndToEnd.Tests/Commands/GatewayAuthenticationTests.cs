using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>A graph that not everybody may see in whole is served once the gateway is told whose tokens it knows.</summary>
public sealed class GatewayAuthenticationTests : IDisposable
{
    private const string Key = "a key of tests that is long enough";

    private const string Sdl =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@policy"])
        type Query { a: Int  member: Int @authenticated  staff: Int @policy(policies: [["team:staff"]]) }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tokens").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_EndsWith1_When_NobodySaysWhoseTokensCount()
    {
        SchemaFolder.Write(_folder, sdl: Sdl);
        Assert.Equal(
            (1,
            """
            error AUTHENTICATION_NOT_CONFIGURED Query.member 'Query.member', as 1 more, asks for @authenticated, and this gateway does not know who asks; set Auth:Authority to the provider of tokens, or Auth:SigningKey to the key they are signed with.
            The source schemas do not compose.
            """),
            await GatewayProcess.RunAsync("run", "--schema", _folder, "--urls", "http://127.0.0.1:0"));
        Assert.Equal(0, (await GatewayProcess.RunAsync("compose", _folder)).Code);
    }

    [Theory]
    [InlineData("Auth__Mode", "jwt", "Auth:Mode is 'jwt', which needs keys to check tokens with: set Auth:Authority (an OpenID Connect provider) or Auth:SigningKey.")]
    [InlineData("Auth__SigningKey", "short", "Auth:SigningKey has 5 bytes; HMAC-SHA256 needs at least 32.")]
    [InlineData("Auth__Authority", "http://login", "Auth:Authority must be an https address, not 'http://login'. For a provider on a trusted network Auth:AllowHttpAuthority allows http.")]
    public async Task Run_EndsWith1_When_TheSettingsDoNotHold(string name, string value, string expected)
    {
        SchemaFolder.Write(_folder, sdl: Sdl);
        using var gateway = new GatewayProcess(new Dictionary<string, string> { [name] = value }, ["run", "--schema", _folder, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(expected, (await gateway.ReadErrorsAsync()).TrimEnd());
        Assert.Equal(1, await gateway.EndAsync());
    }

    [Fact]
    public async Task Run_KnowsWhoAsks_ByTokens()
    {
        await using var source = await LoopbackHost.StartAsync(context => context.Response.WriteAsJsonAsync(new { data = new { a = 1, member = 2, staff = 3 } }));
        SchemaFolder.Write(_folder, source.Urls.Single(), Sdl);
        var environment = new Dictionary<string, string>
        {
            ["Auth__SigningKey"] = Key,
            ["Auth__Issuer"] = "tests",
            ["Gateway__Authorization__Policies__team:staff__Claim"] = "teams",
            ["Gateway__Authorization__Policies__team:staff__Values"] = "staff, owners",
        };
        using var gateway = new GatewayProcess(environment, ["run", "--schema", _folder, "--urls", "http://127.0.0.1:0"]);
        using var http = new HttpClient { BaseAddress = await gateway.AddressAsync() };

        Assert.EndsWith("""],"data":{"a":1,"member":null,"staff":null}}""", (await AskAsync(http, null)).Body, StringComparison.Ordinal);
        Assert.EndsWith("""],"data":{"a":1,"member":2,"staff":null}}""", (await AskAsync(http, Token(Key))).Body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"a":1,"member":2,"staff":3}}""", (await AskAsync(http, Token(Key, ("teams", "owners")))).Body);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(http, Token("another key of tests, long enough"))).Status);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ a member staff }" }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string Token(string key, params (string Name, string Value)[] claims) => DevelopmentTokens.Create(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)),
        "tests",
        AuthOptions.DefaultAudience,
        [],
        claims.Select(c => KeyValuePair.Create(c.Name, c.Value)),
        DateTimeOffset.UtcNow.AddMinutes(-1),
        TimeSpan.FromHours(1));
}
