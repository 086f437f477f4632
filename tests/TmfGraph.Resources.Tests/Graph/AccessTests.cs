using System.Security.Claims;
using System.Text.Json;
using TmfGraph.Resources.Security;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class AccessTests
{
    [Theory]
    [InlineData("{ products { nodes { id } } }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ products { nodes { id } } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ products { nodes { id } } }", "other:read shop:read", "granted")]
    [InlineData("{ customerById(id: \"c\") { id } }", "other:read", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ productById(id: \"c\") { id } }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { version } }", "shop:read", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { product { id } } }", "shop:write", "granted")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { version product { name } } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { version product { name } } }", "shop:read shop:write", "granted")]
    [InlineData("mutation { updateProduct(input: { id: \"nobody\" }) { product { name } errors { __typename } } }", "shop:write", "granted")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { product { parts { nodes { id } } } } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { product { part { target { id } } } } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("subscription { onProductCreated { cursor } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    public async Task Asks_ForTheScope(string operation, string? scopes, string answer)
    {
        await using var shop = await ShopHost.StartAsync(new AccessPolicy(isOpen: false)).SeedAsync();
        var user = new ClaimsPrincipal(scopes is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim("scope", scopes)], "test"));

        var text = operation.StartsWith("subscription", StringComparison.Ordinal)
            ? await FirstAsync(shop, operation, user)
            : await shop.AskAsync(operation, user: user);

        var response = JsonElement.Parse(text);
        Assert.Equal(
            answer,
            response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : "granted");
    }

    private static async Task<string> FirstAsync(ShopHost shop, string operation, ClaimsPrincipal user)
    {
        await foreach (var result in shop.ListenAsync(operation, user: user))
        {
            return result;
        }

        return "{}";
    }
}
