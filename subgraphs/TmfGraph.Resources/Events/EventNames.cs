using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Events;

/// <summary>
/// The TMF names of a resource's events. APIs differ in their endings (<c>…StatusChangeEvent</c>, <c>…ChangeEvent</c>, <c>…RemoveEvent</c>): the first
/// declared one that fits is taken, else the name that the usual ending gives.
/// </summary>
public static class EventNames
{
    public static string Of(ResourceType type, EventKind kind)
    {
        ArgumentNullException.ThrowIfNull(type);
        var endings = Endings(kind);
        foreach (var ending in endings)
        {
            foreach (var declared in type.Events)
            {
                // the resource's own name first: an API may declare events of several resources that end alike
                if (string.Equals(declared, type.TmfName + ending, StringComparison.OrdinalIgnoreCase))
                {
                    return declared;
                }
            }
        }

        foreach (var ending in endings)
        {
            foreach (var declared in type.Events)
            {
                if (declared.EndsWith(ending, StringComparison.Ordinal) && KindOf(declared) == kind)
                {
                    return declared;
                }
            }
        }

        return type.TmfName + endings[0];
    }

    /// <summary>The kind a TMF event name tells of.</summary>
    public static EventKind KindOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            _ when EndsWith("CreateEvent") || EndsWith("CreationEvent") => EventKind.Create,
            _ when EndsWith("StateChangeEvent") || EndsWith("StatusChangeEvent") => EventKind.StateChange,
            _ when EndsWith("ChangeEvent") => EventKind.AttributeValueChange,
            _ when EndsWith("DeleteEvent") || EndsWith("RemoveEvent") => EventKind.Delete,
            _ => EventKind.Other,
        };

        bool EndsWith(string ending) => name.EndsWith(ending, StringComparison.Ordinal);
    }

    private static string[] Endings(EventKind kind) => kind switch
    {
        EventKind.Create => ["CreateEvent", "CreationEvent"],
        EventKind.StateChange => ["StateChangeEvent", "StatusChangeEvent"],
        EventKind.AttributeValueChange => ["AttributeValueChangeEvent", "ChangeEvent"],
        EventKind.Delete => ["DeleteEvent", "RemoveEvent"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Other events have names of their own."),
    };
}
