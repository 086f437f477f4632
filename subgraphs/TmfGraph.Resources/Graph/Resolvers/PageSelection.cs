using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Which parts of a connection a request reads, so that the store does no more than that.</summary>
internal readonly record struct PageSelection(bool Items, bool Total)
{
    public bool IsEmpty => !Items && !Total;

    public static PageSelection Of(FieldBatch batch) => new(
        batch.IsSelected("nodes") || batch.IsSelected("edges") || batch.IsSelected("pageInfo"),
        batch.IsSelected("totalCount"));
}
