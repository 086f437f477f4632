using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>The result of an operation that was executed.</summary>
/// <param name="data">What stands between the braces of <c>data</c>; null when data is null.</param>
internal sealed class ExecutedResult(ResultWriter? data, IReadOnlyList<GraphQLError> errors) : OperationResult
{
    public override bool HasData => true;

    public override IReadOnlyList<GraphQLError> Errors { get; } = errors;

    /// <summary>What of the response comes later; null when this is the whole of it.</summary>
    public IncrementalPayload? Parts { get; set; }

    /// <inheritdoc/>
    public override int? Length => data is not null && Parts is null && VariableIndex is null && Errors.Count == 0 && Extensions is null
        ? data.Length + """{"data":{}}""".Length
        : null;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ResultPrefix.Write(this, output);
        if (data is null)
        {
            output.Write("\"data\":null}"u8);
            return;
        }

        output.Write("\"data\":{"u8);
        output.Write(data.WrittenSpan);
        output.Write("}"u8);
        Parts?.WriteAfterData(output);
        output.Write("}"u8);
        data.Dispose(); // what is written is the transport's; clients may take their time to read it
    }

    public override ValueTask DisposeAsync()
    {
        data?.Dispose();
        return base.DisposeAsync();
    }
}

/// <summary>The result of a request that was not executed, or of a stream that has ended with an error.</summary>
internal sealed class ErrorResult(IReadOnlyList<GraphQLError> errors) : OperationResult
{
    public override bool HasData => false;

    public override IReadOnlyList<GraphQLError> Errors { get; } = errors;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, JsonValues.Writing);
        writer.WriteStartObject();
        ResultPrefix.WriteMembers(this, writer);
        writer.WriteEndObject();
    }
}

/// <summary>What stands before <c>data</c>: the index in a batch, errors, which readers should see first, and extensions.</summary>
internal static class ResultPrefix
{
    /// <summary>Writes the opening brace and all members before <c>data</c>, with a comma after each.</summary>
    public static void Write(OperationResult result, IBufferWriter<byte> output)
    {
        if (result.VariableIndex is null && result.Errors.Count == 0 && result.Extensions is null)
        {
            output.Write("{"u8);
            return;
        }

        using var writer = new Utf8JsonWriter(output, JsonValues.Writing);
        writer.WriteStartObject();
        WriteMembers(result, writer);
        writer.Flush();
        output.Write(","u8);
    }

    public static void WriteMembers(OperationResult result, Utf8JsonWriter writer)
    {
        if (result.VariableIndex is { } index)
        {
            writer.WriteNumber("variableIndex"u8, index);
        }

        GraphQLError.WriteAll(writer, result.Errors);
        if (result.Extensions is { } extensions)
        {
            writer.WritePropertyName("extensions"u8);
            GraphQLError.WriteValue(writer, extensions);
        }
    }
}
