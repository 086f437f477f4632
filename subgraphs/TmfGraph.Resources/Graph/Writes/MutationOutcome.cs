using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>A mutation's payload: the resource, or the errors that kept it as it was.</summary>
internal sealed record MutationOutcome(StoredResource? Resource, IReadOnlyList<ResolvedValue>? Errors)
{
    public static MutationOutcome Done(StoredResource resource) => new(resource, null);

    public static MutationOutcome Refused(params ResolvedValue[] errors) => new(null, errors);
}
