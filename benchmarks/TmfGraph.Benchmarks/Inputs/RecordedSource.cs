using System.Buffers;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>A source schema in memory: it computes an answer when it is first asked for it, and has it at once from then on.</summary>
internal sealed class RecordedSource(RequestExecutor executor) : ISourceSchemaClient
{
    private readonly Dictionary<(object Operation, int Length), byte[]> _answers = [];

    public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        // one query is asked again and again, so the length of its variables tells its requests apart
        if (!_answers.TryGetValue((request.Operation, request.Variables.Length), out var answer))
        {
            answer = await ComputeAsync(request, cancellationToken);
            _answers.Add((request.Operation, request.Variables.Length), answer);
        }

        return new SourceResponse(answer, null) { StatusCode = 200 };
    }

    public ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task<byte[]> ComputeAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        using var variables = JsonDocument.Parse(request.Variables);
        await using var result = (OperationResult)await executor.ExecuteAsync(
            new OperationRequest { Document = request.Operation.Document, Variables = variables.RootElement }, cancellationToken);
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return output.WrittenSpan.ToArray();
    }
}
