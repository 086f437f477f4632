using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests;

/// <summary>A source schema with data: its executor, and how many requests it has had.</summary>
internal sealed class TestSource : IRequestExecutor, IDisposable
{
    private const string Directives =
        """
        scalar FieldSelectionSet
        scalar FieldSelectionMap
        directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE
        directive @lookup on FIELD_DEFINITION
        directive @internal on OBJECT | FIELD_DEFINITION
        directive @is(field: FieldSelectionMap!) on ARGUMENT_DEFINITION
        directive @require(field: FieldSelectionMap!) on ARGUMENT_DEFINITION
        directive @shareable repeatable on OBJECT | FIELD_DEFINITION
        directive @provides(fields: FieldSelectionSet!) on FIELD_DEFINITION
        directive @external on FIELD_DEFINITION
        directive @override(from: String!) on FIELD_DEFINITION
        directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE

        """;

    private readonly RequestExecutor _executor;
    private int _requests;

    public TestSource(string name, string sdl, Action<SchemaBuilder>? resolve = null) : this(name, sdl, Directives, resolve)
    {
    }

    /// <param name="machinery">What its server knows beside the SDL that it shows.</param>
    public TestSource(string name, string sdl, string machinery, Action<SchemaBuilder>? resolve)
    {
        Name = name;
        Sdl = sdl;
        var builder = new SchemaBuilder().AddDocument(machinery + sdl);
        resolve?.Invoke(builder);
        _executor = new RequestExecutor(builder.Build());
    }

    public string Name { get; }

    public string Sdl { get; }

    public int Requests => _requests;

    public List<string> Documents { get; } = [];

    /// <summary>With how many variable sets each of <see cref="Documents"/> came.</summary>
    public List<int> SetCounts { get; } = [];

    /// <summary>Called before each request: may throw in place of an answer.</summary>
    public Action? Fail { get; set; }

    /// <summary>Whether it does not know the <c>onError</c> of a request.</summary>
    public bool IgnoresOnError { get; init; }

    public GraphSchema Schema => _executor.Schema;

    public ParserLimits ParserLimits => _executor.ParserLimits;

    public SourceSchemaSettings? Settings { get; init; }

    /// <summary>What it shows of itself when that is not <see cref="Sdl"/>, with an extension of a type it does not define for instance.</summary>
    public string? Shown { get; init; }

    /// <summary>What the gateway's owner adds to it; null for nothing.</summary>
    public string? Extensions { get; init; }

    public SourceSchemaInput Input => new(Name, Shown ?? Sdl, Extensions) { Settings = Settings ?? new SourceSchemaSettings { Name = Name } };

    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        lock (Documents)
        {
            Documents.Add(System.Text.Encoding.UTF8.GetString(request.Document.Span));
            SetCounts.Add(request.Variables.ValueKind is JsonValueKind.Array ? request.Variables.GetArrayLength() : 1);
        }

        Fail?.Invoke();
        return _executor.ExecuteAsync(
            IgnoresOnError ? new OperationRequest { Document = request.Document, Variables = request.Variables, GetHeader = request.GetHeader } : request, cancellationToken);
    }

    public void Dispose() => _executor.Dispose();

    public void Reset()
    {
        _requests = 0;
        Documents.Clear();
        SetCounts.Clear();
    }

    /// <summary>A root field that gives a JSON value whatever is asked.</summary>
    public static FieldResolver Json(string json)
    {
        var value = JsonDocument.Parse(json).RootElement;
        return FieldResolver.Pure(_ => ResolvedValue.FromJson(value));
    }

    /// <summary>A lookup among the elements of a JSON array by one property that is named like its argument.</summary>
    public static FieldResolver Find(string json, string property = "id", string? argument = null)
    {
        var byKey = JsonDocument.Parse(json).RootElement.EnumerateArray().ToDictionary(e => e.GetProperty(property).ToString(), e => e);
        return FieldResolver.Batch((batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (byKey.TryGetValue(batch.GetArguments(i).Get(argument ?? property).ToString()!, out var found))
                {
                    batch.SetResult(i, ResolvedValue.FromJson(found));
                }
            }

            return ValueTask.CompletedTask;
        });
    }
}
