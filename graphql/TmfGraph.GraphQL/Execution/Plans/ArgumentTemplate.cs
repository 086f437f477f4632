using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>The arguments of a planned field: made once when they are constant, else for each variable set.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Coercing-Field-Arguments"/>
internal sealed class ArgumentTemplate
{
    private static readonly ArgumentTemplate None = new([], FieldArguments.Empty);

    private readonly Argument[] _arguments;

    private ArgumentTemplate(Argument[] arguments, FieldArguments? constant)
    {
        _arguments = arguments;
        Constant = constant;
    }

    /// <summary>The arguments when they depend on no variable, else null.</summary>
    public FieldArguments? Constant { get; private set; }

    /// <summary>Why constant arguments can never be coerced; null when they can.</summary>
    public GraphQLError? Error { get; private set; }

    public static ArgumentTemplate Create(Field field, FieldNode node, VariableTable variables) =>
        field.Arguments.Count == 0 ? None : Create(field.Arguments, node.Arguments, field.Coordinate, variables);

    /// <summary>The arguments of a directive in a schema, where there are no variables.</summary>
    /// <param name="coordinate">The directive's.</param>
    public static ArgumentTemplate CreateConstant(IReadOnlyList<InputValue> definitions, IReadOnlyList<ArgumentNode> given, string coordinate) =>
        Create(definitions, given, coordinate, null);

    private static ArgumentTemplate Create(
        IReadOnlyList<InputValue> definitions, IReadOnlyList<ArgumentNode> given, string coordinate, VariableTable? variables)
    {
        var arguments = new List<Argument>(definitions.Count);
        var isConstant = true;
        foreach (var definition in definitions)
        {
            var value = given.FirstOrDefault(a => a.Name == definition.Name)?.Value;
            if (value is null && definition.DefaultValue is null && !definition.Type.IsNonNull)
            {
                continue;
            }

            var variable = value is VariableNode { Name: var name } && variables is not null ? variables.IndexOf(name) : -1;
            arguments.Add(new Argument(definition, value, variable, $"{coordinate}({definition.Name}:)"));
            isConstant &= value is null || !HasVariables.In(value);
        }

        if (arguments.Count == 0)
        {
            return None;
        }

        var template = new ArgumentTemplate([.. arguments], null);
        if (isConstant)
        {
            using var builder = new ArgumentBuilder();
            template.Constant = builder.Build(template, null, out var error) ?? FieldArguments.Empty;
            template.Error = error;
        }

        return template;
    }

    internal bool TryWrite(Utf8JsonWriter writer, VariableValues? variables, out GraphQLError? error)
    {
        error = null;
        writer.WriteStartObject();
        foreach (var argument in _arguments)
        {
            var value = argument.Value;
            if (value is VariableNode)
            {
                var given = argument.Variable >= 0 && variables is not null ? variables[argument.Variable] : default;
                if (given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
                {
                    writer.WritePropertyName(argument.Definition.Name);
                    given.WriteTo(writer);
                    continue;
                }

                if (given.ValueKind is JsonValueKind.Undefined)
                {
                    value = null;
                }
            }

            value ??= argument.Definition.DefaultValue;
            if (value is null)
            {
                if (!argument.Definition.Type.IsNonNull)
                {
                    continue;
                }

                error = argument.Fail("a value is needed.");
                return false;
            }

            writer.WritePropertyName(argument.Definition.Name);
            var coercer = new LiteralCoercer(writer, variables);
            if (!coercer.TryWrite(value, argument.Definition.Type))
            {
                error = argument.Fail(coercer.Error);
                return false;
            }
        }

        writer.WriteEndObject();
        return true;
    }

    private sealed record Argument(InputValue Definition, ValueNode? Value, int Variable, string Coordinate)
    {
        public GraphQLError Fail(string? reason) => new($"The argument `{Definition.Name}` is not valid: {reason}")
        {
            Code = ErrorCodes.InvalidValue,
            Locations = Value is { Location.Exists: true } ? [Value.Location] : [],
            Extensions = new Dictionary<string, object?> { ["coordinate"] = Coordinate },
        };
    }
}

/// <summary>Builds arguments, and gives back the same instance for the same content, so that batches can group by it.</summary>
internal sealed class ArgumentBuilder : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);
    private readonly Utf8JsonWriter _writer;
    private byte[] _lastContent = [];
    private FieldArguments? _last;
    private Dictionary<string, FieldArguments>? _byContent;

    public ArgumentBuilder() => _writer = new Utf8JsonWriter(_buffer, JsonValues.Writing);

    /// <summary>The arguments for a variable set; null with an error when they cannot be coerced.</summary>
    public FieldArguments? Build(ArgumentTemplate template, VariableValues? variables, out GraphQLError? error)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        if (!template.TryWrite(_writer, variables, out error))
        {
            return null;
        }

        _writer.Flush();
        var content = _buffer.WrittenSpan;
        if (_last is not null && content.SequenceEqual(_lastContent))
        {
            return _last;
        }

        return content is [(byte)'{', (byte)'}'] ? FieldArguments.Empty : Intern(content);
    }

    public void Dispose() => _writer.Dispose();

    private FieldArguments Intern(ReadOnlySpan<byte> content)
    {
        if (_last is null)
        {
            // most often the only ones: no table is made for them
            _lastContent = content.ToArray();
            return _last = new FieldArguments(JsonValues.Parse(content));
        }

        _byContent ??= new Dictionary<string, FieldArguments>(StringComparer.Ordinal)
        {
            [System.Text.Encoding.UTF8.GetString(_lastContent)] = _last,
        };
        var key = System.Text.Encoding.UTF8.GetString(content);
        if (!_byContent.TryGetValue(key, out var arguments))
        {
            arguments = new FieldArguments(JsonValues.Parse(content));
            _byContent.Add(key, arguments);
        }

        return arguments;
    }
}
