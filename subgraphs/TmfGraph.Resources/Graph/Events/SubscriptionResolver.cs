using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph.Filters;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Resolvers;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Events;

/// <summary>Resolves subscriptions from the event log, which remembers: a stream is resumed behind a cursor without a gap.</summary>
internal sealed class SubscriptionResolver(EventLog log, AccessGuard guard, GraphOptions options)
{
    public void Bind(SchemaBuilder builder, GraphLayout layout)
    {
        foreach (var layoutEvent in layout.Events)
        {
            builder.Resolve(
                $"Subscription.{layoutEvent.Field}",
                FieldResolver.Stream((context, cancellationToken) => OpenAsync(layoutEvent, context, cancellationToken)));
            Field("eventId", e => ResolvedValue.FromObject(e.EventId));
            Field("eventTime", e => ResolvedValue.FromObject(e.Time));
            Field("eventType", e => ResolvedValue.FromObject(e.EventType));
            Field("cursor", e => ResolvedValue.FromObject(e.Cursor));
            Field(GraphNames.ResourceField(layoutEvent.Resource), e => ResolvedValue.FromJson(e.Document));

            void Field(string name, Func<ResourceEvent, ResolvedValue> read) => builder.Resolve(
                $"{layoutEvent.TypeName}.{name}",
                FieldResolver.Pure(parent => read((ResourceEvent)parent.Object!))); // the stream gives nothing else
        }
    }

    /// <summary>Where the stream begins is settled here: what changes once a client knows that it is subscribed is in the stream.</summary>
    private async ValueTask<IAsyncEnumerable<SourceEvent>> OpenAsync(EventLayout layoutEvent, StreamContext context, CancellationToken cancellationToken)
    {
        if (guard.Refusal(context.Request.User, AccessKind.Read) is { } refusal)
        {
            throw new GraphQLException(refusal);
        }

        var filter = FilterCompiler.Compile(context.Arguments.Get("where"), layoutEvent.Resource, options);
        var selection = new EventSelection(layoutEvent.Resource, layoutEvent.Kind, filter);
        var after = context.Arguments.GetString("after") ?? await log.GetHeadAsync(cancellationToken);
        context.StartCursor = after;
        return ReadAsync(selection, after, CancellationToken.None);
    }

    private async IAsyncEnumerable<SourceEvent> ReadAsync(
        EventSelection selection,
        string after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = log.ReadAsync(selection, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(events))
        {
            yield return new SourceEvent(ResolvedValue.FromObject(events.Current), events.Current.Cursor);
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ResourceEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (InvalidCursorException)
        {
            throw new GraphQLException(GraphErrors.InvalidCursor());
        }
    }
}
