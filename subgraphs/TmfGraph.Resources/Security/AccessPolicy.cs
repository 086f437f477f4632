using System.Security.Claims;

namespace TmfGraph.Resources.Security;

/// <summary>What somebody wants to do with a domain's resources.</summary>
public enum AccessKind
{
    Read,
    Write,
}

/// <summary>The answer to a question of access.</summary>
public enum AccessDecision
{
    Granted,

    /// <summary>Nobody is known: the request brought no token, or one that does not hold.</summary>
    NotAuthenticated,

    /// <summary>Somebody is known who lacks the scope.</summary>
    NotAuthorized,
}

/// <summary>
/// Who may read and write a domain, asked by REST, GraphQL and events alike. Scopes are named after domain and action
/// (<c>product:read</c>, <c>product:write</c>) and stand in the claim <c>scope</c> (separated by blanks) or <c>scp</c>.
/// Writing does not include reading: a token for both names both.
/// </summary>
public sealed class AccessPolicy(bool isOpen)
{
    /// <summary>Whether everybody may do everything; no token is looked at.</summary>
    public bool IsOpen { get; } = isOpen;

    /// <summary>The scope that an action on a domain needs.</summary>
    public static string ScopeOf(string domain, AccessKind kind) => kind is AccessKind.Read ? $"{domain}:read" : $"{domain}:write";

    public AccessDecision Check(ClaimsPrincipal user, string domain, AccessKind kind)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (IsOpen)
        {
            return AccessDecision.Granted;
        }

        if (user.Identity is not { IsAuthenticated: true })
        {
            return AccessDecision.NotAuthenticated;
        }

        return HasScope(user, ScopeOf(domain, kind)) ? AccessDecision.Granted : AccessDecision.NotAuthorized;
    }

    private static bool HasScope(ClaimsPrincipal user, string scope)
    {
        foreach (var claim in user.Claims)
        {
            if (claim.Type is "scope" or "scp")
            {
                foreach (var range in claim.Value.AsSpan().Split(' '))
                {
                    if (claim.Value.AsSpan(range).SequenceEqual(scope))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
