using System.Buffers;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>MIME parts with the boundary <c>-</c>. The boundary after a part is sent with it: clients take a part as whole only then.</summary>
internal class MultipartFrames : StreamFrames
{
    private bool _hasBegun;

    public override string ContentType => "multipart/mixed; boundary=\"-\"";

    public override void WriteResult(OperationResult result, ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        BeginPart(output);
        output.Write(json);
        EndPart(output);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output)
    {
        // nothing may stand between two parts; an idle connection is kept by TCP
    }

    public override void WriteEnd(IBufferWriter<byte> output) => output.Write(_hasBegun ? "--\r\n"u8 : "\r\n-----\r\n"u8);

    protected void BeginPart(IBufferWriter<byte> output)
    {
        if (!_hasBegun)
        {
            output.Write("\r\n---"u8);
            _hasBegun = true;
        }

        output.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
    }

    protected static void EndPart(IBufferWriter<byte> output) => output.Write("\r\n---"u8);
}

/// <summary>
/// Subscriptions as clients of Apollo read them off HTTP: each result is the <c>payload</c> of its part, an empty object is a sign of life, and
/// what ends the stream with an error has no payload.
/// </summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol"/>
internal sealed class MultipartSubscriptionFrames : MultipartFrames
{
    public override void WriteResult(OperationResult result, ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        BeginPart(output);
        if (result.HasData)
        {
            output.Write("{\"payload\":"u8);
            output.Write(json);
            output.Write("}"u8);
        }
        else
        {
            output.Write("{\"payload\":null,"u8);
            output.Write(json[1..]); // what follows its opening brace
        }

        EndPart(output);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output)
    {
        BeginPart(output);
        output.Write("{}"u8);
        EndPart(output);
    }
}
