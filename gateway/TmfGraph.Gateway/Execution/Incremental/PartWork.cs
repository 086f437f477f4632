using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>Fields of one object that are left for later.</summary>
/// <param name="Wave">What the fetches have brought that know the object.</param>
internal sealed record DeferredPart(
    DeferredSelection Selection, Wave Wave, object[] Path, PendingDelivery[] Deliveries, DeferScope? Scope)
    : DeferredWork(Path, Deliveries, Scope);

/// <summary>Items of one list that are left for later.</summary>
/// <param name="Field">The list.</param>
/// <param name="Parent">Where the objects stand that have it.</param>
/// <param name="Wave">What the fetches have brought that know the list.</param>
/// <param name="First">The index of the first of them.</param>
/// <param name="Count">How many there are.</param>
internal sealed record StreamedPart(
    OutputField Field, Position Parent, Wave Wave, int First, int Count, object[] Path, PendingDelivery[] Deliveries, DeferScope? Scope)
    : DeferredWork(Path, Deliveries, Scope)
{
    public override int? FirstItem => First;

    /// <summary>Where the first of them is in the answer of the source, for leaves; null for objects. What is parted shares it: one part is written after the other.</summary>
    public LeafCursor? Leaves { get; init; }

    /// <summary>How it is streamed.</summary>
    public ListStream Stream => Field.Stream!; // only streamed lists are left for later

    /// <summary>Parts it into what is delivered next and what stays; the latter is null when nothing does.</summary>
    public (StreamedPart Next, StreamedPart? Later) Split(int count) => Count <= count
        ? (this, null)
        : (this with { Count = count }, this with { First = First + count, Count = Count - count });
}

/// <summary>A place in a list of leaves, so that nobody has to count the items before it again.</summary>
internal sealed class LeafCursor
{
    /// <summary>The row of the next item.</summary>
    public int Row { get; set; }
}
