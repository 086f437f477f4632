using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests;

/// <summary>A gateway over sources in the same process.</summary>
internal sealed class TestGraph : IDisposable
{
    private readonly TestSource[] _sources;

    public TestGraph(params TestSource[] sources) : this(new GatewayOptions(), sources)
    {
    }

    public TestGraph(GatewayOptions options, params TestSource[] sources)
    {
        _sources = sources;
        var result = Composer.Compose([.. sources.Select(s => s.Input)]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Gateway = new GatewayExecutor(
            result.Schema!,
            info => new InProcessSourceSchemaClient(sources.Single(s => s.Name == info.Name)),
            options);
    }

    public GatewayExecutor Gateway { get; }

    /// <summary>Requests by source since the last <see cref="Reset"/>, as <c>a=1 b=2</c>.</summary>
    public string Requests => string.Join(' ', _sources.Where(s => s.Requests > 0).Select(s => $"{s.Name}={s.Requests}"));

    public void Reset()
    {
        foreach (var source in _sources)
        {
            source.Reset();
        }
    }

    public string PlanOf(string query) =>
        Gateway.Plan(Encoding.UTF8.GetBytes(query), null, out var errors)?.ToString() ?? string.Join('\n', errors.Select(e => e.Message));

    public async Task<string> AskAsync(string query, string variables = "{}", Func<OperationRequest, OperationRequest>? change = null)
    {
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(query),
            Variables = JsonDocument.Parse(variables).RootElement,
        };
        await using var result = await Gateway.ExecuteAsync(change?.Invoke(request) ?? request, CancellationToken.None);
        return Text(result);
    }

    /// <summary>The results of an answer in parts, in order; one alone when it comes whole.</summary>
    public Task<string[]> AskPartsAsync(string query, string variables = "{}", IncrementalFormat format = IncrementalFormat.Pending) =>
        AskPartsAsync(Gateway, query, variables, format);

    /// <inheritdoc cref="AskPartsAsync(string, string, IncrementalFormat)"/>
    public static async Task<string[]> AskPartsAsync(
        IRequestExecutor executor, string query, string variables, IncrementalFormat format, ErrorMode mode = ErrorMode.Propagate)
    {
        using var values = JsonDocument.Parse(variables);
        var request = new OperationRequest { Document = Encoding.UTF8.GetBytes(query), Variables = values.RootElement, Incremental = format, OnError = mode };
        await using var result = await executor.ExecuteAsync(request, CancellationToken.None);
        if (result is not ResponseStream stream)
        {
            return [Text(result)];
        }

        var lines = new List<string>();
        await foreach (var item in stream.ReadAsync(CancellationToken.None))
        {
            await using var disposal = item;
            lines.Add(Text(item));
        }

        return [.. lines];
    }

    public static string Text(ExecutionResult result)
    {
        switch (result)
        {
            case OperationResult single:
                var output = new ArrayBufferWriter<byte>();
                single.WriteTo(output);
                return Encoding.UTF8.GetString(output.WrittenSpan);
            case BatchResult batch:
                return string.Join('\n', batch.Results.Select(Text));
            default:
                return result.GetType().Name;
        }
    }

    public void Dispose()
    {
        Gateway.Dispose();
        foreach (var source in _sources)
        {
            source.Dispose();
        }
    }
}
