using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Fuzz.Tests.Inputs;
using TmfGraph.Fuzz.Tests.Running;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Fuzz.Tests.Execution;

/// <summary>Validation and execution of documents and variables of every sort: a result each time, and never an unexpected failure.</summary>
public sealed class ExecutorFuzzTests
{
    [Fact]
    public Task Validator_GivesAVerdict() => Fuzzer.RunAsync(
        2_500,
        static random => Generated(random, mutations: true),
        static input =>
        {
            if (Parse(Document(input)) is { } document)
            {
                var limit = ValidationLimits.Default.MaxErrors;
                Assert.True(DocumentValidator.Validate(FuzzGraph.Schema, document).Count <= limit, $"There are more than {limit} errors.");
            }
        });

    [Fact]
    public async Task Executor_GivesAResult()
    {
        Exception? unexpected = null;
        using var executor = new RequestExecutor(FuzzGraph.Schema, new ExecutionOptions { OnUnexpectedError = (exception, _) => unexpected = exception });
        await Fuzzer.RunAsync(4_000, static random => Generated(random, mutations: random.Once(4)), async input =>
        {
            var body = JsonNode.Parse(input)!;
            var request = new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(body["query"]!.GetValue<string>()),
                Variables = JsonSerializer.SerializeToElement(body["variables"]),
                Incremental = input.Length % 2 == 0 ? IncrementalFormat.Pending : IncrementalFormat.Patches,
                OnError = (ErrorMode)(input.Length % 3),
            };
            await using var result = await executor.ExecuteAsync(request, CancellationToken.None);
            await ReadAsync(result);
            if (unexpected is { } exception)
            {
                unexpected = null;
                throw exception;
            }
        });
    }

    /// <summary>A request for the graph: documents that fit its types, then changed or not, with variables.</summary>
    private static byte[] Generated(Random random, bool mutations)
    {
        var generator = new DocumentGenerator(FuzzGraph.Schema, random);
        var document = generator.Make();
        if (mutations)
        {
            document = new TreeMutator(random).Mutate(document);
        }

        var query = SyntaxPrinter.Print(document, random.Once(2));
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["query"] = mutations && random.Once(6) ? TokenMutator.GraphQL.Mutate(query, random) : query,
            ["variables"] = new VariableGenerator(FuzzGraph.Schema, random).Make(generator.Variables),
        });
    }

    private static byte[] Document(byte[] input) => Encoding.UTF8.GetBytes(JsonNode.Parse(input)!["query"]!.GetValue<string>());

    private static DocumentNode? Parse(byte[] text)
    {
        try
        {
            return SyntaxParser.Parse(text, ParserLimits.Request);
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    private static async Task ReadAsync(ExecutionResult result)
    {
        switch (result)
        {
            case OperationResult single:
                Read(single);
                break;
            case BatchResult batch:
                batch.Results.ToList().ForEach(Read);
                break;
            case ResponseStream stream:
                await foreach (var part in stream.ReadAsync(CancellationToken.None))
                {
                    Read(part);
                    await part.DisposeAsync();
                }

                break;
        }
    }

    private static void Read(OperationResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        using var json = JsonDocument.Parse(output.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1_000 });
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }
}
