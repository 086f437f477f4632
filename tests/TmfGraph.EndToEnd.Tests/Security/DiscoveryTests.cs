using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Security;

/// <summary>Tokens of an OpenID Connect provider, whose keys the product finds by discovery, on REST, GraphQL and subscriptions.</summary>
public sealed class DiscoveryTests : IAsyncLifetime, IDisposable
{
    private const string Customer = "/tmf-api/customerManagement/v4/customer/C000001";
    private const string Query = """{ customerById(id: "C000001") { name } }""";

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _data = Directory.CreateTempSubdirectory("tmfgraph-jwt-").FullName;
    private WebApplication _provider = null!; // both are made before each test
    private WebApplication _product = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _provider = await StartProviderAsync();
        _product = await StandaloneHost.BuildAsync(
            new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Store:DataDirectory"] = _data,
                ["Demo"] = "1",
                ["Auth:Mode"] = "jwt",
                ["Auth:Authority"] = Issuer,
                ["Auth:AllowHttpAuthority"] = "true", // nobody listens in between on loopback
                ["Auth:Audience"] = "portal",
            },
            CancellationToken.None);
        await _product.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_product.Urls.First()) };
    }

    [Fact]
    public async Task Token_OpensWhatItsScopesName()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token("customer:read", _key));

        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(Customer)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _http.DeleteAsync(Customer)).StatusCode);
        Assert.Equal(
            JsonValueKind.String,
            (await new GraphQLClient(_http).GetDataAsync(Query, null)).GetProperty("customerById").GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task NoToken_AndATokenOfSomebodyElse_OpenNothing()
    {
        using var other = RSA.Create(2048);
        foreach (var token in new[] { null, Token("customer:read", other) })
        {
            _http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

            Assert.Equal(HttpStatusCode.Unauthorized, (await _http.GetAsync(Customer)).StatusCode);
            Assert.Contains("AUTH_NOT_AUTHENTICATED", await PostAsync(Query, "application/json"), StringComparison.Ordinal);
            Assert.Contains(
                "AUTH_NOT_AUTHENTICATED", await PostAsync("subscription { onCustomerCreated { cursor } }", "text/event-stream"), StringComparison.Ordinal);
        }
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _product.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public void Dispose() => _key.Dispose();

    private string Issuer => _provider.Urls.First();

    private async Task<string> PostAsync(string query, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await _http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private string Token(string scope, RSA key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = "portal",
        Expires = DateTime.UtcNow.AddMinutes(5),
        Subject = new ClaimsIdentity([new Claim("scope", scope)]),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>As much of an OpenID Connect provider as discovery needs.</summary>
    private async Task<WebApplication> StartProviderAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var provider = builder.Build();
        provider.Urls.Add("http://127.0.0.1:0");
        provider.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Issuer}/keys" }));
        provider.MapGet("/keys", () =>
        {
            var shared = _key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new { kty = "RSA", use = "sig", kid = "k1", alg = "RS256", n = Base64UrlEncoder.Encode(shared.Modulus), e = Base64UrlEncoder.Encode(shared.Exponent) },
                },
            });
        });
        await provider.StartAsync();
        return provider;
    }
}
