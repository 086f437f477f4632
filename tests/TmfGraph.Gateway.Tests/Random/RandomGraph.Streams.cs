using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Events of a random graph: objects, lists of them, members of unions and things, each kind told by one source.</summary>
internal sealed partial class RandomGraph
{
    /// <summary>The streams: the name of each field, its type, and the source that has it.</summary>
    public IReadOnlyList<(string Name, string Type, int Source)> Streams =>
    [
        .. _types.Select(t => ($"changed{t.Name}", t.Name, t.ChangeSource)),
        .. _types.Select(t => ($"many{t.Name}", $"[{t.Name}!]", t.ChangeSource)),
        .. Enumerable.Range(0, _sourceCount).SelectMany(s => new[] { ($"member{s}", "W", s), ($"thing{s}", "Thing", s) }),
    ];

    /// <summary>The root of the streams of a source, or with null of all.</summary>
    private string StreamsOf(int? source)
    {
        var streams = Streams.Where(s => source is null || s.Source == source).ToArray();
        return streams.Length == 0 ? "" : $"\ntype Subscription {{ {string.Join(' ', streams.Select(s => $"{s.Name}: {s.Type}"))} }}\n";
    }

    private void ResolveStreams(SchemaBuilder builder, int? source)
    {
        foreach (var (name, type, owner) in Streams.Where(s => source is null || s.Source == source))
        {
            var events = EventsOf(type, owner);
            builder.Resolve($"Subscription.{name}", FieldResolver.Stream((_, _) => Tell(events)));
        }
    }

    private static async IAsyncEnumerable<SourceEvent> Tell(IReadOnlyList<ResolvedValue> events)
    {
        foreach (var value in events)
        {
            await Task.Yield();
            yield return new SourceEvent(value);
        }
    }

    private IReadOnlyList<ResolvedValue> EventsOf(string type, int source) => type switch
    {
        "W" => [.. _unionMembers[source].SelectMany(m => Objects(m).Take(2))],
        "Thing" => [.. _types.SelectMany(t => Objects(t.Name).Skip(2).Take(1))],
        ['[', .. var rest] => [.. Enumerable.Range(0, 3).Select(i => ResolvedValue.FromList([.. Objects(rest.Trim(']', '!')).Skip(i).Take(i + 1)]))],
        _ => [.. Objects(type).Take(3), ResolvedValue.Null, .. Objects(type).Skip(3)],
    };

    private IEnumerable<ResolvedValue> Objects(string type) => Named(type).Objects.Select(o => ResolvedValue.FromJson(Stored(o)));
}
