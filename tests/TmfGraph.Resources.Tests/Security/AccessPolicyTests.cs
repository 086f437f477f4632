using System.Security.Claims;
using TmfGraph.Resources.Security;

namespace TmfGraph.Resources.Tests.Security;

public sealed class AccessPolicyTests
{
    private static readonly AccessPolicy Policy = new(isOpen: false);

    [Theory]
    [InlineData("scope", "product:read", AccessKind.Read, AccessDecision.Granted)]
    [InlineData("scope", "customer:read product:read", AccessKind.Read, AccessDecision.Granted)]
    [InlineData("scp", "product:read", AccessKind.Read, AccessDecision.Granted)]
    [InlineData("scope", "product:write", AccessKind.Write, AccessDecision.Granted)]
    [InlineData("scope", "product:write", AccessKind.Read, AccessDecision.NotAuthorized)]
    [InlineData("scope", "product:read", AccessKind.Write, AccessDecision.NotAuthorized)]
    [InlineData("scope", "customer:read", AccessKind.Read, AccessDecision.NotAuthorized)]
    [InlineData("scope", "product:readonly", AccessKind.Read, AccessDecision.NotAuthorized)]
    [InlineData("scope", "myproduct:read", AccessKind.Read, AccessDecision.NotAuthorized)]
    [InlineData("roles", "product:read", AccessKind.Read, AccessDecision.NotAuthorized)]
    [InlineData("scope", "", AccessKind.Read, AccessDecision.NotAuthorized)]
    public void Decides(string claim, string value, AccessKind kind, AccessDecision decision)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(claim, value)], "test"));

        Assert.Equal(decision, Policy.Check(user, "product", kind));
    }

    [Fact]
    public void KnowsNobody_When_TheIdentityIsNotAuthenticated()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("scope", "product:read")]));

        Assert.Equal(AccessDecision.NotAuthenticated, Policy.Check(user, "product", AccessKind.Read));
    }

    [Fact]
    public void GrantsEverything_When_Open()
    {
        Assert.Equal(AccessDecision.Granted, new AccessPolicy(isOpen: true).Check(new ClaimsPrincipal(), "product", AccessKind.Write));
    }
}
