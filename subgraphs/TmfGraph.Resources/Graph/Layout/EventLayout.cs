using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>A subscription and the event type it delivers.</summary>
/// <param name="Field">The subscription field: <c>onProductOrderStateChanged</c>.</param>
/// <param name="TypeName">The GraphQL type of the event: <c>ProductOrderStateChangeEvent</c>, whatever ending its API prefers.</param>
internal sealed record EventLayout(ResourceType Resource, EventKind Kind, string Field, string TypeName)
{
    private static readonly (EventKind Kind, string Past)[] Kinds =
    [
        (EventKind.Create, "Created"),
        (EventKind.StateChange, "StateChanged"),
        (EventKind.AttributeValueChange, "AttributeValueChanged"),
        (EventKind.Delete, "Deleted"),
    ];

    /// <summary>The subscriptions of a resource: one for each kind of event that its API declares and every resource can have.</summary>
    public static IEnumerable<EventLayout> Of(ResourceType resource) =>
        from kind in Kinds
        where resource.Events.Any(e => EventNames.KindOf(e) == kind.Kind)
        select new EventLayout(resource, kind.Kind, $"on{resource.Name}{kind.Past}", $"{resource.Name}{kind.Kind}Event");
}
