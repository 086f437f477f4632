using System.Security.Claims;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Security;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>
/// Asks the access policy before a field touches the store. Walks and targets ask again: below a mutation's payload, which needs the right to
/// write, they would otherwise read for somebody who may not.
/// </summary>
internal sealed class AccessGuard(AccessPolicy policy, string domain)
{
    /// <summary>A batch resolver behind the guard.</summary>
    public FieldResolver Batch(AccessKind kind, Func<FieldBatch, CancellationToken, ValueTask> resolve) =>
        FieldResolver.Batch((batch, cancellationToken) =>
        {
            if (Refusal(batch.User, kind) is not { } error)
            {
                return resolve(batch, cancellationToken);
            }

            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetError(i, error);
            }

            return ValueTask.CompletedTask;
        });

    /// <summary>Why somebody is turned away; null when they are not.</summary>
    public GraphQLError? Refusal(ClaimsPrincipal user, AccessKind kind) => policy.Check(user, domain, kind) switch
    {
        AccessDecision.Granted => null,
        AccessDecision.NotAuthenticated => GraphErrors.NotAuthenticated(),
        _ => GraphErrors.NotAuthorized(AccessPolicy.ScopeOf(domain, kind)),
    };
}
