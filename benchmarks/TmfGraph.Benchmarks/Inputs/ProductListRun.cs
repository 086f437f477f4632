using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>The operation over <see cref="ProductList"/>, its plan cached, and the least that could give the same answer: copying it.</summary>
internal sealed class ProductListRun : IDisposable
{
    private readonly RequestExecutor _executor;
    private readonly OperationRequest _request = new() { Document = Encoding.UTF8.GetBytes(ProductList.Query) };
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly JsonDocument _answer;

    public ProductListRun(int count)
    {
        var options = new ExecutionOptions();
        options.Cost.EnforceLimits = false;
        _executor = new RequestExecutor(ProductList.CreateSchema(count), options);
        Execute();
        _answer = JsonDocument.Parse(_output.WrittenMemory.ToArray());
        if (!_answer.RootElement.TryGetProperty("data", out var data) || data.GetProperty("products").GetArrayLength() != count)
        {
            throw new InvalidOperationException($"The operation failed: {_answer.RootElement}");
        }
    }

    /// <summary>From the request's bytes to the response's bytes.</summary>
    public void Execute()
    {
        _output.ResetWrittenCount();
        Run(result => result.WriteTo(_output));
    }

    /// <summary>Runs the operation and gives the result to whoever writes it.</summary>
    public void Run(Action<OperationResult> write)
    {
        var pending = _executor.ExecuteAsync(_request, CancellationToken.None);
        var result = (OperationResult)(pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult());
        write(result);
        result.DisposeAsync().AsTask().GetAwaiter().GetResult(); // gives its buffer back, which is done at once
    }

    /// <summary>The same bytes, from elements that are parsed already and need no choice.</summary>
    public void Copy()
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output);
        _answer.RootElement.WriteTo(writer);
    }

    public void Dispose()
    {
        _executor.Dispose();
        _answer.Dispose();
    }
}
