using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Where clients of npm put their token, and how they learn that it does not hold.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Secret = "a secret of the tests, and of nobody else";

    private readonly string _data = Directory.CreateTempSubdirectory("tmfgraph-tokens-").FullName;
    private WebApplication _product = null!; // made before each test

    public async Task InitializeAsync()
    {
        _product = await StandaloneHost.BuildAsync(
            new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Store:DataDirectory"] = _data,
                ["Demo"] = "none",
                ["Auth:Mode"] = "jwt",
                ["Auth:SigningKey"] = Secret,
            },
            CancellationToken.None);
        await _product.StartAsync();
    }

    [Theory]
    [OnEachEndpoint]
    public async Task Tokens_OpenTheSocket_WhereverTheyAre(string path) => Assert.Equal(
        """
        header: "data"
        authorization: "data"
        Authorization: "data"
        headers.Authorization: "data"
        none: ["AUTH_NOT_AUTHENTICATED"]
        bad: "closed with 4401 Unauthorized"
        bad, older protocol: "The connection is refused."
        good, older protocol: "data"
        """,
        await NodeScript.RunAsync("tokens", new Uri(_product.Urls.Single()), path, Token(Secret), Token(Secret + "?")));

    public async Task DisposeAsync()
    {
        await _product.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static string Token(string secret) => DevelopmentTokens.Create(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
        AuthOptions.DevelopmentIssuer,
        new AuthOptions().Audience,
        ["product:read"],
        [],
        DateTimeOffset.UtcNow,
        TimeSpan.FromMinutes(5));
}
