using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Scalars;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>
/// Checks variable values against their types. Values that are already in their coerced form are used where they stand; only those that
/// need a default filled in, a list made around a single value or an id turned into a string are written anew.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values"/>
internal sealed class VariableCoercer(VariableTable table, int maxErrors, int maxListItems, int maxStringBytes)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly List<object> _path = [];
    private VariableInfo _variable = null!; // set before a value is looked at
    private bool _rewrite;

    /// <summary>The values of one set, or null with errors.</summary>
    /// <param name="maxListItems">How long lists may be, and how many members the set may have.</param>
    /// <param name="maxStringBytes">How long strings may be, as JSON.</param>
    /// <param name="variables">An object; undefined or null counts as an empty one.</param>
    public static VariableValues? Coerce(
        VariableTable table,
        JsonElement variables,
        int maxErrors,
        out IReadOnlyList<GraphQLError> errors,
        int maxListItems,
        int maxStringBytes)
    {
        errors = [];
        if (variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            errors = [new GraphQLError("Variables must be a JSON object.") { Code = ErrorCodes.InvalidRequest }];
            return null;
        }

        if (table.Count == 0)
        {
            return new VariableValues(table, []);
        }

        // each variable is looked up among all members
        if (variables.ValueKind is JsonValueKind.Object && variables.GetPropertyCount() > maxListItems)
        {
            errors = [new GraphQLError($"The variables have more than {maxListItems} members, which is the limit.") { Code = ErrorCodes.InvalidRequest }];
            return null;
        }

        var coercer = new VariableCoercer(table, maxErrors, maxListItems, maxStringBytes);
        var values = coercer.CoerceAll(variables);
        errors = coercer._errors;
        return errors.Count == 0 ? values : null;
    }

    private VariableValues CoerceAll(JsonElement variables)
    {
        var values = new JsonElement[table.Count];
        for (var i = 0; i < values.Length; i++)
        {
            _variable = table[i];
            JsonElement given = default;
            if (variables.ValueKind is JsonValueKind.Object && variables.TryGetProperty(_variable.Name, out given))
            {
                values[i] = given.ValueKind is JsonValueKind.Null && _variable is { Type.IsNonNull: false, Condition: { } directive }
                    ? FailAt(directive)
                    : CoerceOne(given);
            }
            else if (_variable.Default.ValueKind is not JsonValueKind.Undefined)
            {
                values[i] = _variable.Default;
            }
            else if (_variable.Type.IsNonNull)
            {
                Fail("a value is needed.", null);
            }
        }

        return new VariableValues(table, values);
    }

    private JsonElement FailAt(string directive)
    {
        Fail($"null is no value of `Boolean!`, which `@{directive}` takes.", null);
        return default;
    }

    private JsonElement CoerceOne(JsonElement value)
    {
        _path.Clear();
        _rewrite = false;
        if (!Check(value, _variable.Type, null) || !_rewrite)
        {
            return value;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, JsonValues.Writing);
        Write(value, _variable.Type, writer);
        writer.Flush();
        return JsonValues.Parse(buffer.WrittenSpan);
    }

    private bool Check(JsonElement value, GraphType type, string? coordinate)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return !type.IsNonNull || Fail($"null is no value of `{type}`.", coordinate);
        }

        return type.NullableType switch
        {
            ListType list => CheckList(value, list, coordinate),
            InputObjectType input => CheckObject(value, input, coordinate),
            EnumType @enum => CheckEnum(value, @enum, coordinate),
            ScalarType scalar => CheckScalar(value, scalar, coordinate),
            _ => Fail($"`{type}` is no input type.", coordinate),
        };
    }

    private bool CheckList(JsonElement value, ListType list, string? coordinate)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            _rewrite = true;
            return Check(value, list.Item, coordinate);
        }

        if (value.GetArrayLength() > maxListItems)
        {
            return Fail($"the list has more than {maxListItems} items, which is the limit.", coordinate);
        }

        var valid = true;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            _path.Add(index++);
            valid &= Check(item, list.Item, coordinate);
            _path.RemoveAt(_path.Count - 1);
            if (_errors.Count >= maxErrors)
            {
                return false;
            }
        }

        return valid;
    }

    private bool CheckObject(JsonElement value, InputObjectType input, string? coordinate)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return Fail($"`{input.Name}` needs an object.", coordinate);
        }

        var valid = true;
        var given = 0;
        foreach (var property in value.EnumerateObject())
        {
            if (input.GetField(property.Name) is not { } field)
            {
                valid = Fail($"`{input.Name}` has no field `{ShortText.Of(property.Name)}`.", coordinate);
                if (_errors.Count >= maxErrors)
                {
                    return false;
                }

                continue;
            }

            // more known members than there are fields: some come several times, and looking each up would take ever longer
            if (++given > input.Fields.Count)
            {
                return Fail($"`{input.Name}` is given a field more than once.", coordinate);
            }

            _path.Add(field.Name);
            valid &= input.IsOneOf && property.Value.ValueKind is JsonValueKind.Null
                ? Fail($"a field of the @oneOf input object `{input.Name}` cannot be null.", Coordinate(input, field), ErrorCodes.OneOfNull)
                : Check(property.Value, field.Type, Coordinate(input, field));
            _path.RemoveAt(_path.Count - 1);
            if (_errors.Count >= maxErrors)
            {
                return false;
            }
        }

        if (input.IsOneOf)
        {
            return valid && (given == 1 || Fail(
                $"`{input.Name}` needs exactly one of its fields.", coordinate, given == 0 ? ErrorCodes.OneOfNoField : ErrorCodes.OneOfSeveralFields));
        }

        return valid & CheckMissing(value, input);
    }

    private bool CheckMissing(JsonElement value, InputObjectType input)
    {
        var valid = true;
        foreach (var field in input.Fields)
        {
            if (field.DefaultValue is null && !field.Type.IsNonNull)
            {
                continue;
            }

            if (!value.TryGetProperty(field.Name, out _))
            {
                if (field.DefaultValue is not null)
                {
                    _rewrite = true;
                    continue;
                }

                _path.Add(field.Name);
                valid = Fail($"`{input.Name}.{field.Name}` needs a value.", Coordinate(input, field));
                _path.RemoveAt(_path.Count - 1);
            }
        }

        return valid;
    }

    private bool CheckEnum(JsonElement value, EnumType type, string? coordinate) =>
        (value.ValueKind is JsonValueKind.String && type.GetValue(value.GetString()!) is not null) // a JSON string is never null
            || Fail($"`{JsonText.Describe(value)}` is no value of the enum `{type.Name}`.", coordinate);

    private bool CheckScalar(JsonElement value, ScalarType type, string? coordinate)
    {
        if (value.ValueKind is JsonValueKind.String && JsonMarshal.GetRawUtf8Value(value).Length > maxStringBytes)
        {
            return Fail($"the string has more than {maxStringBytes} bytes, which is the limit.", coordinate);
        }

        if (!type.Codec.IsValidInput(value, out var error))
        {
            return Fail(error ?? $"`{JsonText.Describe(value)}` is no value of `{type.Name}`.", coordinate);
        }

        // an id as a number becomes text, and 2.0 for an integer becomes 2
        _rewrite |= value.ValueKind is JsonValueKind.Number && (type.Codec is IdCodec || (type.Codec is IntegerCodec && !value.TryGetInt64(out _)));
        return true;
    }

    private static void Write(JsonElement value, GraphType type, Utf8JsonWriter writer)
    {
        switch (type.NullableType)
        {
            case var _ when value.ValueKind is JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            case ListType list:
                writer.WriteStartArray();
                if (value.ValueKind is JsonValueKind.Array)
                {
                    foreach (var item in value.EnumerateArray())
                    {
                        Write(item, list.Item, writer);
                    }
                }
                else
                {
                    Write(value, list.Item, writer);
                }

                writer.WriteEndArray();
                break;
            case InputObjectType input:
                WriteObject(value, input, writer);
                break;
            case ScalarType { Codec: IdCodec or IntegerCodec } scalar:
                scalar.Codec.WriteInput(value, writer);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(JsonElement value, InputObjectType input, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var field in input.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                writer.WritePropertyName(field.Name);
                Write(given, field.Type, writer);
            }
            else if (field.DefaultValue is not null)
            {
                writer.WritePropertyName(field.Name);
                new LiteralCoercer(writer, null).TryWrite(field.DefaultValue, field.Type);
            }
        }

        writer.WriteEndObject();
    }

    private bool Fail(string reason, string? coordinate, string code = ErrorCodes.InvalidValue)
    {
        if (_errors.Count >= maxErrors)
        {
            return false;
        }

        var extensions = new Dictionary<string, object?> { ["variable"] = _variable.Name };
        if (coordinate is not null)
        {
            extensions["coordinate"] = coordinate;
        }

        if (_path.Count > 0)
        {
            extensions["inputPath"] = _path.ToArray();
        }

        _errors.Add(new GraphQLError($"Variable `${_variable.Name}` of type `{_variable.Type}` is not valid: {reason}")
        {
            Code = code,
            Locations = _variable.Location.Exists ? [_variable.Location] : [],
            Extensions = extensions,
        });
        return false;
    }

    private static string Coordinate(InputObjectType input, InputValue field) => $"{input.Name}.{field.Name}";
}
