using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The subscription root and the event types it delivers.</summary>
internal static class SubscriptionSection
{
    public static void WriteRoot(SdlText sdl, GraphLayout layout)
    {
        if (layout.Events.Count == 0)
        {
            return;
        }

        sdl.Definition("Events as they happen. Each can be resumed by its cursor, without loss.", "type Subscription", () =>
        {
            foreach (var e in layout.Events)
            {
                sdl.Member($"Every {e.TypeName} from now on, or from behind a cursor.", e.Field, () =>
                {
                    sdl.Member("Only events whose resource meets the condition.", $"where: {GraphNames.FilterInput(e.Resource)}");
                    sdl.Member("Resumes behind this event.", "after: String @eventCursor");
                }, $": {e.TypeName}! @cost(weight: \"10\")");
            }
        });
    }

    public static void WriteEvents(SdlText sdl, GraphLayout layout)
    {
        foreach (var e in layout.Events)
        {
            sdl.Definition($"Tells of one change to {GraphNames.WithArticle(e.Resource.Name)}.", $"type {e.TypeName}", () =>
            {
                sdl.Member("The same in every notification of this event.", "eventId: ID!");
                sdl.Member("When it happened.", "eventTime: DateTime!");
                sdl.Member("Its TMF name.", "eventType: String!");
                sdl.Member("Resumes the stream behind this event.", "cursor: String! @eventCursor");
                var what = e.Kind is EventKind.Delete ? "The resource as it last was." : "The resource right after the change.";
                sdl.Member(what, $"{GraphNames.ResourceField(e.Resource)}: {e.Resource.Name}");
            });
        }
    }
}
