using System.Buffers;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution;

/// <summary>A result whose data is written already.</summary>
internal sealed class GatewayResult(ResultWriter data, IReadOnlyList<GraphQLError> errors) : OperationResult
{
    public override bool HasData => true;

    public override IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>What of the answer comes later; null when this is the whole of it.</summary>
    public IncrementalPayload? Parts { get; set; }

    /// <inheritdoc/>
    public override int? Length => errors.Count == 0 && VariableIndex is null && Extensions is null && Parts is null ? data.Length + """{"data":}""".Length : null;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ResultPrefix.Write(this, output);
        output.Write("\"data\":"u8);
        output.Write(data.WrittenSpan);
        Parts?.WriteAfterData(output);
        output.Write("}"u8);
        data.Dispose(); // clients may take their time to read what is written, and need no copy here
    }

    public override ValueTask DisposeAsync()
    {
        data.Dispose();
        return base.DisposeAsync();
    }
}
