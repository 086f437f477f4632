using System.Buffers;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Streams;

/// <summary>
/// A subscription as it is sent to its source. Where the source marks an argument of the field and a field of the event as
/// <c>@eventCursor</c>, every event is asked for its cursor, and the argument can be set to resume behind one. Where it does not, cursors are what
/// the transport brings, and <c>Last-Event-ID</c> resumes.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec--eventCursor"/>
internal sealed class ResumableOperation
{
    private const string Directive = "eventCursor";

    private readonly SourceRequest _request;
    private readonly FetchOperation _operation;
    private readonly string? _variable;
    private readonly byte[]? _cursorName;

    private ResumableOperation(SourceRequest request, FetchOperation operation, string? variable, byte[]? cursorName, bool isResumed)
    {
        _request = request;
        _operation = operation;
        _variable = variable;
        _cursorName = cursorName;
        IsResumed = isResumed;
    }

    /// <summary>Whether the client itself resumes behind a cursor.</summary>
    public bool IsResumed { get; }

    /// <param name="request">A subscription with one root field, as the planner renders it.</param>
    /// <param name="schema">The source's own schema.</param>
    public static ResumableOperation Create(SourceRequest request, GraphSchema schema)
    {
        var plain = new ResumableOperation(request, request.Operation, null, null, request.LastEventId is not null);
        if (SyntaxParser.Parse(request.Operation.Document.Span).Definitions is not [OperationDefinitionNode operation]
            || operation.SelectionSet.Selections is not [FieldNode { SelectionSet: { } selections } field]
            || schema.SubscriptionType?.GetField(field.Name) is not { } definition
            || definition.Arguments.FirstOrDefault(a => IsMarked(a.Directives)) is not { } argument)
        {
            return plain;
        }

        var given = field.Arguments.FirstOrDefault(a => a.Name == argument.Name)?.Value;
        var isResumed = plain.IsResumed || IsGiven(given, request);
        if ((definition.Type.NamedType as ComplexType)?.Fields.FirstOrDefault(f => IsMarked(f.Directives)) is not { } cursor)
        {
            return new ResumableOperation(request, request.Operation, null, null, isResumed);
        }

        var name = Free("_cursor", selections.Selections.OfType<FieldNode>().Select(f => f.Alias ?? f.Name));
        var asked = new SelectionSetNode([new FieldNode(cursor.Name) { Alias = name }, .. selections.Selections]);
        if (given is VariableNode variable)
        {
            return Make(operation with { SelectionSet = new SelectionSetNode([field with { SelectionSet = asked }]) }, variable.Name);
        }

        // a variable of our own, with what the client wrote as its default
        var own = Free("_after", operation.Variables.Select(v => v.Name));
        return Make(
            operation with
            {
                Variables = [.. operation.Variables, new VariableDefinitionNode(own, SyntaxParser.ParseType(argument.Type.ToString()!), given)],
                SelectionSet = new SelectionSetNode([field with
                {
                    Arguments = [.. field.Arguments.Where(a => a.Name != argument.Name), new ArgumentNode(argument.Name, new VariableNode(own))],
                    SelectionSet = asked,
                }]),
            },
            own);

        ResumableOperation Make(OperationDefinitionNode node, string variableName) => new(
            request,
            new FetchOperation(SyntaxPrinter.Print(node, indented: false), false, request.Operation.ForwardedVariables, []),
            variableName,
            JsonEncodedText.Encode(name).EncodedUtf8Bytes.ToArray(),
            isResumed);
    }

    /// <summary>The same, asked by another request for the same operation with the same variables.</summary>
    public ResumableOperation For(SourceRequest request) => new(request, _operation, _variable, _cursorName, IsResumed);

    /// <summary>The request that opens the stream: behind a cursor, or where the client wants it to begin.</summary>
    public SourceRequest After(string? cursor) => new()
    {
        Operation = _operation,
        Variables = cursor is null || _variable is null ? _request.Variables : With(_request.Variables, _variable, cursor),
        SetCount = 1,
        Client = _request.Client,
        LastEventId = cursor is null ? _request.LastEventId : _variable is null ? cursor : null,
    };

    /// <summary>The cursor of an event: as its transport brought it, else out of the event; null for none.</summary>
    public string? CursorOf(SourceResponse response)
    {
        if (response.Cursor is not null || _cursorName is null)
        {
            return response.Cursor;
        }

        try
        {
            var reader = new Utf8JsonReader(response.Body.Span, new JsonReaderOptions { MaxDepth = SourceJson.MaxDepth });
            return reader.Read() && Find(ref reader, "data"u8) && Find(ref reader, default) && Find(ref reader, _cursorName)
                && reader.TokenType is JsonTokenType.String
                ? reader.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null; // whoever reads the event says what is wrong
        }
    }

    private static bool IsMarked(IReadOnlyList<DirectiveNode> directives) => directives.Any(d => d.Name == Directive);

    private static bool IsGiven(ValueNode? value, SourceRequest request)
    {
        if (value is not VariableNode variable)
        {
            return value is not (null or NullValueNode);
        }

        using var variables = JsonDocument.Parse(request.Variables);
        return variables.RootElement.TryGetProperty(variable.Name, out var given) && given.ValueKind is not JsonValueKind.Null;
    }

    private static string Free(string name, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        while (names.Contains(name))
        {
            name = "_" + name;
        }

        return name;
    }

    private static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> variables, string name, string value)
    {
        using var document = JsonDocument.Parse(variables);
        var buffer = new ArrayBufferWriter<byte>(variables.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(p => p.Name != name))
            {
                property.WriteTo(writer);
            }

            writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Moves from an object to the value of one of its properties, or of its first one when there is no name.</summary>
    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (name.IsEmpty || reader.ValueTextEquals(name))
            {
                return reader.Read();
            }

            reader.Skip();
        }

        return false;
    }
}
