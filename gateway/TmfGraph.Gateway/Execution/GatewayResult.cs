using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>A result whose data is written already.</summary>
internal sealed class GatewayResult(ResultWriter data, IReadOnlyList<GraphQLError> errors) : OperationResult
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override bool HasData => true;

    public override IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Writes the value of <c>extensions</c>; null for none.</summary>
    public Action<Utf8JsonWriter>? WriteExtensions { get; init; }

    public override void WriteTo(IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        if (VariableIndex is { } index)
        {
            output.Write("\"variableIndex\":"u8);
            WriteNumber(output, index);
            output.Write(","u8);
        }

        if (errors.Count > 0)
        {
            output.Write("\"errors\":"u8);
            using var writer = new Utf8JsonWriter(output, Relaxed);
            writer.WriteStartArray();
            foreach (var error in errors)
            {
                error.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.Flush();
            output.Write(","u8);
        }

        output.Write("\"data\":"u8);
        output.Write(data.WrittenSpan);
        if (WriteExtensions is not null)
        {
            output.Write(",\"extensions\":"u8);
            using var writer = new Utf8JsonWriter(output, Relaxed);
            WriteExtensions(writer);
            writer.Flush();
        }

        output.Write("}"u8);
    }

    public override ValueTask DisposeAsync()
    {
        data.Dispose();
        return base.DisposeAsync();
    }

    private static void WriteNumber(IBufferWriter<byte> output, int number)
    {
        var span = output.GetSpan(11);
        System.Buffers.Text.Utf8Formatter.TryFormat(number, span, out var written);
        output.Advance(written);
    }
}
