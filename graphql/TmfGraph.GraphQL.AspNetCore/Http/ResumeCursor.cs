using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>
/// Makes the <c>Last-Event-ID</c> of a reconnecting client the cursor of its subscription: the value of the root field's argument that is
/// marked <c>@eventCursor</c>, else of the one named <c>after</c>.
/// </summary>
/// <remarks>
/// When the document feeds the argument from a variable, the variable is set. Otherwise the argument is fed from a variable of our own, so
/// that the document stays the same for every cursor and its plan is found again. Requests of other kinds are left as they are.
/// </remarks>
internal static class ResumeCursor
{
    private const string OwnVariable = "lastEventId";

    public static (ReadOnlyMemory<byte> Document, JsonElement Variables) Apply(
        IRequestExecutor executor, ReadOnlyMemory<byte> document, string? operationName, JsonElement variables, string cursor)
    {
        if (executor.Schema.SubscriptionType is not { } subscriptions
            || !TryParse(document, executor.ParserLimits, out var syntax)
            || FindOperation(syntax, operationName) is not { } operation
            || operation.SelectionSet.Selections is not [FieldNode field]
            || subscriptions.GetField(field.Name) is not { } definition
            || CursorArgument(definition) is not { } argument)
        {
            return (document, variables);
        }

        if (field.Arguments.FirstOrDefault(a => a.Name == argument.Name)?.Value is VariableNode { Name: var variable })
        {
            return (document, With(variables, variable, cursor));
        }

        var rewritten = operation with
        {
            Variables = [.. operation.Variables, new VariableDefinitionNode(OwnVariable, SyntaxParser.ParseType(argument.Type.ToString()!), null)],
            SelectionSet = new SelectionSetNode([field with
            {
                Arguments =
                [
                    .. field.Arguments.Where(a => a.Name != argument.Name),
                    new ArgumentNode(argument.Name, new VariableNode(OwnVariable)),
                ],
            }]),
        };
        var output = new ArrayBufferWriter<byte>(document.Length + 64);
        SyntaxPrinter.Print(
            syntax with { Definitions = [.. syntax.Definitions.Select(d => ReferenceEquals(d, operation) ? rewritten : d)] }, output, indented: false);
        return (output.WrittenMemory, With(variables, OwnVariable, cursor));
    }

    private static bool TryParse(ReadOnlyMemory<byte> document, ParserLimits limits, out DocumentNode syntax)
    {
        try
        {
            syntax = SyntaxParser.Parse(document.Span, limits);
            return true;
        }
        catch (SyntaxException)
        {
            syntax = new DocumentNode([]); // the executor reports what is wrong
            return false;
        }
    }

    private static OperationDefinitionNode? FindOperation(DocumentNode document, string? name) =>
        document.Definitions.OfType<OperationDefinitionNode>().FirstOrDefault(
            o => o.Operation is OperationKind.Subscription && (name is null || o.Name == name));

    private static InputValue? CursorArgument(Field field) =>
        field.Arguments.FirstOrDefault(a => a.Directives.Any(d => d.Name == "eventCursor")) ?? field.GetArgument("after");

    private static JsonElement With(JsonElement variables, string name, string value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (variables.ValueKind is JsonValueKind.Object)
            {
                foreach (var property in variables.EnumerateObject().Where(p => p.Name != name))
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue }); // what the client sent was not too deep
        return JsonElement.ParseValue(ref reader);
    }
}
