using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;
using TmfGraph.Resources.Tests.Rest;

namespace TmfGraph.Resources.Tests.Security;

/// <summary>Which token may do what over REST.</summary>
public sealed class RestSecurityTests(RestSecurityTests.Host host) : IClassFixture<RestSecurityTests.Host>
{
    private const string P = DepotModel.Parcels;

    [Theory]
    [InlineData("depot:read", "GET", P, 200)]
    [InlineData("depot:read", "GET", P + "/0", 404)]
    [InlineData("depot:read", "POST", P, 403)]
    [InlineData("depot:read", "PATCH", P + "/0", 403)]
    [InlineData("depot:read", "DELETE", P + "/0", 403)]
    [InlineData("depot:write", "GET", P, 403)]
    [InlineData("depot:write", "GET", P + "/0", 403)]
    [InlineData("depot:write", "POST", P, 201)]
    [InlineData("depot:write", "PATCH", P + "/0", 404)]
    [InlineData("depot:write", "DELETE", P + "/0", 404)]
    [InlineData("depot:read depot:write", "GET", P, 200)]
    [InlineData("depot:read depot:write", "POST", P, 201)]
    [InlineData("product:read product:write", "GET", P, 403)]
    [InlineData("product:read product:write", "POST", P, 403)]
    [InlineData("", "GET", P, 403)]
    public async Task Scope_DecidesWhatATokenMay(string scopes, string method, string path, int status)
    {
        var answer = await SendAsync(method, path, Token(scopes.Split(' ')));

        Assert.Equal(status, answer.Status);
        if (status == 403)
        {
            var scope = method == "GET" ? "depot:read" : "depot:write";
            Assert.Equal($"403 notAuthorized: The token lacks the scope '{scope}'.", answer.Error);
            Assert.Equal($"Bearer error=\"insufficient_scope\", scope=\"{scope}\"", answer.Header("WWW-Authenticate"));
        }
    }

    [Theory]
    [InlineData("GET", P)]
    [InlineData("HEAD", P)]
    [InlineData("GET", P + "/0")]
    [InlineData("POST", P)]
    [InlineData("PATCH", P + "/0")]
    [InlineData("DELETE", P + "/0")]
    public async Task NoToken_Is401(string method, string path)
    {
        var answer = await SendAsync(method, path, null);

        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
        if (method != "HEAD")
        {
            Assert.Equal("401 notAuthenticated: Send a bearer token in the Authorization header.", answer.Error);
        }
    }

    [Fact]
    public async Task WhoMayOnlyWrite_IsAnsweredWithTheIdentityAlone()
    {
        var created = await SendAsync("POST", P, Token(["depot:write"]));
        var patched = await SendAsync("PATCH", created.Header("Location")! + "?fields=name", Token(["depot:write"]));

        Assert.Equal(["id", "href", "@type"], created.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(created.Body, patched.Body);
        Assert.Equal("\"1\"", patched.Header("ETag"));
    }

    public static TheoryData<string> BadTokens => new(
        "nonsense",
        Token(["depot:read"], issuer: "someone-else"),
        Token(["depot:read"], audience: "something-else"),
        Token(["depot:read"], age: TimeSpan.FromHours(2)),
        Token(["depot:read"], age: TimeSpan.FromHours(-2)),
        Token(["depot:read"], key: "another key that is long enough for it"));

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task TokenThatDoesNotHold_Is401(string token)
    {
        var answer = await SendAsync("GET", P, token);

        Assert.Equal("401 notAuthenticated: The token is not valid here: expired, not yet valid, or made by someone else.", answer.Error);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task HealthAndDocuments_NeedNoToken()
    {
        Assert.Equal(200, (await SendAsync("GET", "/healthz/ready", null)).Status);
        Assert.Contains("\"bearer\"", (await SendAsync("GET", "/swagger/TMF901.json", null)).Body, StringComparison.Ordinal);
    }

    private Task<RestAnswer> SendAsync(string method, string path, string? token) => host.Rest.SendAsync(
        new HttpMethod(method),
        path,
        method switch { "POST" => """{"name":"Vase"}""", "PATCH" => "{}", _ => null },
        headers: token is null ? [] : [("Authorization", $"Bearer {token}")]);

    private static string Token(
        IEnumerable<string> scopes, string issuer = "tests", string audience = AuthOptions.DefaultAudience, TimeSpan age = default, string key = Host.Key) =>
        DevelopmentTokens.Create(
            new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(key)),
            issuer,
            audience,
            scopes,
            [new("sub", "ann")],
            DateTimeOffset.UtcNow - age,
            TimeSpan.FromHours(1));

    public sealed class Host : IAsyncLifetime
    {
        public const string Key = "a secret of the tests, long enough for it";

        internal RestHost Rest { get; } = new();

        public Task InitializeAsync()
        {
            Rest.Settings["Auth:Mode"] = "jwt";
            Rest.Settings["Auth:Issuer"] = "tests";
            Rest.Settings["Auth:SigningKey"] = Key;
            return Rest.InitializeAsync();
        }

        public Task DisposeAsync() => Rest.DisposeAsync();
    }
}
