using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>Calls an executor in the same process: no HTTP, the same operations and results.</summary>
public sealed class InProcessSourceSchemaClient(IRequestExecutor executor) : ISourceSchemaClient
{
    public async ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var variables = SourceJson.ParseVariables(request.Variables);
        var result = await executor.ExecuteAsync(ToOperation(request, variables.RootElement), cancellationToken).ConfigureAwait(false);
        await using var disposal = result.ConfigureAwait(false);
        var writer = new ResultWriter();
        try
        {
            switch (result)
            {
                case OperationResult single:
                    single.WriteTo(writer);
                    break;
                case BatchResult batch:
                    // results stand in the order of their variables: no index is needed to tell them apart
                    foreach (var item in batch.Results)
                    {
                        item.WriteTo(writer);
                        writer.WriteByte((byte)'\n');
                    }

                    break;
                default:
                    throw new SourceSchemaException(SubgraphErrorCodes.InvalidResponse, "A stream came where one result was expected.");
            }

            return new SourceResponse(writer.WrittenMemory, writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public async ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // the stream outlives this call, so its variables must too
        var variables = SourceJson.ParseVariables(request.Variables.ToArray());
        var result = await executor.ExecuteAsync(ToOperation(request, variables.RootElement), cancellationToken).ConfigureAwait(false);
        return new SourceStream(
            token => ReadAsync(result, token),
            () =>
            {
                variables.Dispose();
                return result.DisposeAsync();
            })
        {
            StartCursor = (result as ResponseStream)?.StartCursor,
        };
    }

    private static async IAsyncEnumerable<SourceResponse> ReadAsync(ExecutionResult result, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (result is OperationResult single)
        {
            yield return Write(single);
        }
        else if (result is ResponseStream stream)
        {
            await foreach (var item in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await using var itemDisposal = item.ConfigureAwait(false);
                yield return Write(item);
            }
        }
    }

    private static SourceResponse Write(OperationResult result)
    {
        var writer = new ResultWriter();
        result.WriteTo(writer);
        return new SourceResponse(writer.WrittenMemory, writer) { Cursor = result.Cursor };
    }

    private static OperationRequest ToOperation(SourceRequest request, JsonElement variables) => new()
    {
        Document = request.Operation.Document,
        Variables = variables,
        OnError = request.OnError,
        FindFile = request.Client.FindFile,
        User = request.Client.User,
        Services = request.Client.Services,
        GetHeader = request.LastEventId is null
            ? request.Client.GetHeader
            : name => name.Equals("Last-Event-ID", StringComparison.OrdinalIgnoreCase) ? request.LastEventId : request.Client.GetHeader(name),
    };
}
