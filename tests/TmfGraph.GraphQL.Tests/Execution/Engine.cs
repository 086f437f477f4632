using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>Runs a query against SDL and resolvers, and gives the response as JSON text.</summary>
internal sealed class Engine(string sdl)
{
    private readonly SchemaBuilder _builder = new SchemaBuilder().AddDocument(sdl);
    private RequestExecutor? _executor;

    public ExecutionOptions Options { get; } = new();

    /// <summary>How often each batch resolver was called, and with how many parents: <c>Query.products: 1</c>.</summary>
    public List<string> Calls { get; } = [];

    public RequestExecutor Executor => _executor ??= new RequestExecutor(_builder.Build(), Options);

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static ResolvedValue Value(string json) => ResolvedValue.FromJson(Json(json));

    public Engine With(Action<SchemaBuilder> configure)
    {
        configure(_builder);
        return this;
    }

    /// <summary>A field that gives the same JSON to every parent.</summary>
    public Engine Constant(string coordinate, string json) => Batch(coordinate, (batch, index) => Value(json));

    /// <summary>A field resolved in batches, one parent after the other.</summary>
    public Engine Batch(string coordinate, Func<FieldBatch, int, ResolvedValue> resolve)
    {
        _builder.Resolve(coordinate, FieldResolver.Batch((batch, _) =>
        {
            lock (Calls)
            {
                Calls.Add($"{coordinate}: {batch.Count}");
            }

            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetResult(i, resolve(batch, i));
            }

            return ValueTask.CompletedTask;
        }));
        return this;
    }

    public Engine Pure(string coordinate, Func<ResolvedValue, FieldArguments, ResolvedValue> resolve)
    {
        _builder.Resolve(coordinate, FieldResolver.Pure(resolve));
        return this;
    }

    public Engine Resolve(string coordinate, FieldResolver resolver)
    {
        _builder.Resolve(coordinate, resolver);
        return this;
    }

    public async Task<string> RunAsync(
        string query,
        string? variables = null,
        string? operation = null,
        ErrorMode onError = ErrorMode.Propagate,
        IncrementalFormat incremental = IncrementalFormat.None)
    {
        await using var result = await ExecuteAsync(query, variables, operation, onError, incremental);
        return result switch
        {
            OperationResult single => Text(single),
            BatchResult batch => string.Join('\n', batch.Results.Select(Text)),
            ResponseStream stream => string.Join('\n', await stream.ReadAsync(CancellationToken.None).Select(Text).ToListAsync()),
            _ => throw new InvalidOperationException(),
        };
    }

    public async Task<ExecutionResult> ExecuteAsync(
        string query,
        string? variables = null,
        string? operation = null,
        ErrorMode onError = ErrorMode.Propagate,
        IncrementalFormat incremental = IncrementalFormat.None) =>
        await Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(query),
                OperationName = operation,
                Variables = variables is null ? default : Json(variables),
                OnError = onError,
                Incremental = incremental,
            },
            CancellationToken.None);

    public static string Text(OperationResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
