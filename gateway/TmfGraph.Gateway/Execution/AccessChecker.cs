using System.Security.Claims;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Execution;

/// <summary>Tells what users fulfil. Nobody who is not known fulfils anything.</summary>
internal sealed class AccessChecker(AuthorizationOptions options)
{
    /// <summary>The bits of the requirements that a user fulfils.</summary>
    /// <param name="requirements">No more than there are bits.</param>
    public ulong Granted(IReadOnlyList<AccessRequirement> requirements, ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return 0;
        }

        HashSet<string>? scopes = null;
        var granted = 0UL;
        for (var i = 0; i < requirements.Count; i++)
        {
            var isFulfilled = requirements[i] switch
            {
                { Kind: AccessRequirementKind.Authenticated } => true,
                { Kind: AccessRequirementKind.Scopes } scoped => IsFulfilled(scoped, (scopes ??= ScopesOf(user)).Contains),
                var named => IsFulfilled(named, name => Fulfils(user, name)),
            };
            granted |= isFulfilled ? 1UL << i : 0;
        }

        return granted;
    }

    private static bool IsFulfilled(AccessRequirement requirement, Func<string, bool> has)
    {
        foreach (var names in requirement.Alternatives)
        {
            if (names.All(has))
            {
                return true;
            }
        }

        return false;
    }

    private bool Fulfils(ClaimsPrincipal user, string policy) =>
        options.Policies.TryGetValue(policy, out var known)
        && user.HasClaim(c => c.Type == known.Claim && (known.Values.Count == 0 || known.Values.Contains(c.Value)));

    private HashSet<string> ScopesOf(ClaimsPrincipal user)
    {
        var scopes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in user.Claims)
        {
            if (options.ScopeClaims.Contains(claim.Type))
            {
                scopes.UnionWith(claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return scopes;
    }
}
