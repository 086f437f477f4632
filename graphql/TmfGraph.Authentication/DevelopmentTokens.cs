using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TmfGraph.Authentication;

/// <summary>Makes JWTs for trying things out, signed with a symmetric key such as the development key.</summary>
public static class DevelopmentTokens
{
    /// <param name="scopes">For instance <c>product:read</c>.</param>
    /// <param name="claims">Further claims by name; a name may come several times.</param>
    /// <param name="now">The instant the token is valid from.</param>
    /// <returns>The token in its compact form.</returns>
    public static string Create(
        SecurityKey key,
        string issuer,
        string audience,
        IEnumerable<string> scopes,
        IEnumerable<KeyValuePair<string, string>> claims,
        DateTimeOffset now,
        TimeSpan lifetime)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Subject = new ClaimsIdentity([new Claim("scope", string.Join(' ', scopes)), .. claims.Select(c => new Claim(c.Key, c.Value))]),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
