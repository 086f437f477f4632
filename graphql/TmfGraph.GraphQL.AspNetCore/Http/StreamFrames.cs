using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>How results follow each other in a response that has several.</summary>
internal abstract class StreamFrames
{
    /// <summary>Where a stream begins, for whoever wants to know it with the head, and for formats that have no place for it.</summary>
    public const string StartHeader = "GraphQL-Stream-Start";

    public abstract string ContentType { get; }

    public static StreamFrames Of(ResponseFormat format) => format switch
    {
        ResponseFormat.MultipartSubscription => new MultipartSubscriptionFrames(),
        ResponseFormat.EventStream => EventStreamFrames.Instance,
        ResponseFormat.JsonLines => JsonLinesFrames.Plain,
        ResponseFormat.GraphQLJsonLines => JsonLinesFrames.GraphQL,
        _ => new MultipartFrames(),
    };

    /// <summary>Tells where a stream begins, so that it can be resumed before its first result; clients that do not know of it pass over it.</summary>
    public virtual void WriteStart(string cursor, IHeaderDictionary headers, IBufferWriter<byte> output)
    {
        if (!cursor.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            headers[StartHeader] = cursor;
        }
    }

    /// <summary>Writes one result.</summary>
    /// <param name="result">What <paramref name="json"/> says: its cursor, and whether it ends the stream with an error.</param>
    /// <param name="json">The result's JSON, without line breaks.</param>
    public abstract void WriteResult(OperationResult result, ReadOnlySpan<byte> json, IBufferWriter<byte> output);

    /// <summary>Writes a sign of life.</summary>
    public abstract void WriteHeartbeat(IBufferWriter<byte> output);

    public abstract void WriteEnd(IBufferWriter<byte> output);

    /// <summary>Writes the JSON of a result into one line. Documents keep the white space they were stored with.</summary>
    /// <param name="requestIndex">Position in a request batch; null outside one.</param>
    public static void Render(OperationResult result, int? requestIndex, ResultWriter target)
    {
        target.Truncate(0);
        var start = 0;
        if (requestIndex is { } index)
        {
            target.WriteRaw("{\"requestIndex\":"u8);
            target.WriteNumber(index);
            start = target.Length;
        }

        result.WriteTo(target);
        var json = target.MutableSpan[start..];
        if (requestIndex is not null)
        {
            json[0] = (byte)','; // was the result's opening brace
        }

        // line breaks are white space wherever they stand in JSON text: inside strings they are escaped
        while (json.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var at)
        {
            json[at] = (byte)' ';
            json = json[(at + 1)..];
        }
    }
}

/// <summary>Server-sent events as in the GraphQL over SSE protocol, distinct connections mode.</summary>
internal sealed class EventStreamFrames : StreamFrames
{
    public static readonly EventStreamFrames Instance = new();

    public override string ContentType => "text/event-stream; charset=utf-8";

    /// <summary>An event without data is none, but its id is what a client reconnects with.</summary>
    /// <seealso href="https://html.spec.whatwg.org/multipage/server-sent-events.html#dispatchMessage"/>
    public override void WriteStart(string cursor, IHeaderDictionary headers, IBufferWriter<byte> output)
    {
        base.WriteStart(cursor, headers, output);
        WriteId(cursor, output);
        output.Write("\n"u8);
    }

    public override void WriteResult(OperationResult result, ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        output.Write("event: next\n"u8);
        if (result.Cursor is { } cursor)
        {
            WriteId(cursor, output);
        }

        output.Write("data: "u8);
        output.Write(json);
        output.Write("\n\n"u8);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output) => output.Write(":\n\n"u8);

    public override void WriteEnd(IBufferWriter<byte> output) => output.Write("event: complete\ndata:\n\n"u8);

    private static void WriteId(string cursor, IBufferWriter<byte> output)
    {
        if (cursor.AsSpan().ContainsAny('\n', '\r', '\0'))
        {
            return; // no id can be that
        }

        output.Write("id: "u8);
        Encoding.UTF8.GetBytes(cursor, output);
        output.Write("\n"u8);
    }
}

/// <summary>One JSON text a line.</summary>
internal sealed class JsonLinesFrames(string contentType) : StreamFrames
{
    public static readonly JsonLinesFrames Plain = new("application/jsonl; charset=utf-8");

    public static readonly JsonLinesFrames GraphQL = new("application/graphql-response+jsonl; charset=utf-8");

    public override string ContentType => contentType;

    public override void WriteResult(OperationResult result, ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        output.Write(json);
        output.Write("\n"u8);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output) => output.Write(" \n"u8);

    public override void WriteEnd(IBufferWriter<byte> output)
    {
    }
}
