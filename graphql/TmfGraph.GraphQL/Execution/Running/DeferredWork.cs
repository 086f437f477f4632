using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>A part of the response that is left for later.</summary>
/// <param name="Path">Of the object or list it belongs to.</param>
/// <param name="Deliveries">What it is part of: all deferred fragments that share the fields, or the one list.</param>
/// <param name="Scope">The deferred fragments around it.</param>
internal abstract record DeferredWork(object[] Path, PendingDelivery[] Deliveries, DeferScope? Scope)
{
    /// <summary>For items of a list the index of the first of them; null for fields of an object.</summary>
    public virtual int? FirstItem => null;
}

/// <summary>Fields of one object.</summary>
internal sealed record DeferredFields(
    DeferredGroup Group, ResolvedValue Parent, object[] Path, PendingDelivery[] Deliveries, DeferScope? Scope)
    : DeferredWork(Path, Deliveries, Scope);

/// <summary>Items of one list.</summary>
/// <param name="Items">All that were not part of the response before.</param>
/// <param name="First">The index of the first of them in the list.</param>
internal sealed record StreamedItems(
    PlanField Field, ArraySegment<ResolvedValue> Items, int First, object[] Path, PendingDelivery[] Deliveries, DeferScope? Scope)
    : DeferredWork(Path, Deliveries, Scope)
{
    public override int? FirstItem => First;

    /// <summary>Parts it into what is delivered next and what stays; the latter is null when nothing does.</summary>
    public (StreamedItems Next, StreamedItems? Later) Split(int count) => Items.Count <= count
        ? (this, null)
        : (this with { Items = Items[..count] }, this with { Items = Items[count..], First = First + count });
}

/// <summary>What came of a part.</summary>
/// <param name="Data">An object or a list of items as JSON; null when a null has moved up to it, or it could not be run.</param>
/// <param name="Work">What was left for later within it.</param>
internal sealed record DeferredOutcome(ResultWriter? Data, IReadOnlyList<GraphQLError> Errors, IReadOnlyList<DeferredWork> Work)
{
    public static DeferredOutcome Failed(GraphQLError error) => new(null, [error], []);
}
