using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>Turns literals, with variables inside or without, into coerced JSON.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion"/>
internal sealed class LiteralCoercer(Utf8JsonWriter writer, VariableValues? variables)
{
    /// <summary>What does not fit; null while all does.</summary>
    public string? Error { get; private set; }

    /// <summary>The JSON of a literal without variables.</summary>
    public static JsonElement ToJson(ValueNode literal, GraphType type, out string? error)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using var writer = new Utf8JsonWriter(buffer, JsonValues.Writing);
        var coercer = new LiteralCoercer(writer, null);
        var valid = coercer.TryWrite(literal, type);
        error = coercer.Error;
        if (!valid)
        {
            return default;
        }

        writer.Flush();
        return JsonValues.Parse(buffer.WrittenSpan);
    }

    /// <summary>Writes a value. False when it does not fit; what was written is of no use then.</summary>
    public bool TryWrite(ValueNode value, GraphType type)
    {
        if (value is VariableNode variable)
        {
            return TryWriteVariable(variable, type);
        }

        if (value is NullValueNode)
        {
            if (type.IsNonNull)
            {
                return Fail($"null is no value of `{type}`.");
            }

            writer.WriteNullValue();
            return true;
        }

        return type.NullableType switch
        {
            ListType list => TryWriteList(value, list),
            InputObjectType input => TryWriteObject(value, input),
            EnumType @enum => TryWriteEnum(value, @enum),
            ScalarType scalar => TryWriteScalar(value, scalar),
            var other => Fail($"`{other}` is no input type."),
        };
    }

    private bool TryWriteVariable(VariableNode variable, GraphType type)
    {
        var value = variables?.Get(variable.Name) ?? default;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            if (type.IsNonNull)
            {
                return Fail($"variable `${variable.Name}` has no value, and `{type}` needs one.");
            }

            writer.WriteNullValue();
            return true;
        }

        value.WriteTo(writer);
        return true;
    }

    private bool TryWriteList(ValueNode value, ListType list)
    {
        writer.WriteStartArray();
        if (value is ListValueNode items)
        {
            foreach (var item in items.Items)
            {
                if (!TryWrite(item, list.Item))
                {
                    return false;
                }
            }
        }
        else if (!TryWrite(value, list.Item))
        {
            return false; // a single value stands for a list of one
        }

        writer.WriteEndArray();
        return true;
    }

    private bool TryWriteObject(ValueNode value, InputObjectType input)
    {
        if (value is not ObjectValueNode literal)
        {
            return Fail($"`{value}` is no value of the input object `{input.Name}`.");
        }

        foreach (var given in literal.Fields)
        {
            if (input.GetField(given.Name) is null)
            {
                return Fail($"`{input.Name}` has no field `{given.Name}`.");
            }
        }

        var written = 0;
        writer.WriteStartObject();
        foreach (var field in input.Fields)
        {
            var given = literal.Fields.FirstOrDefault(f => f.Name == field.Name)?.Value;
            if (!TryWriteField(input, field, given, ref written))
            {
                return false;
            }
        }

        writer.WriteEndObject();
        return !input.IsOneOf || written == 1 || Fail($"`{input.Name}` needs exactly one of its fields.");
    }

    private bool TryWriteField(InputObjectType input, InputValue field, ValueNode? given, ref int written)
    {
        var isMissing = given is null
            || (given is VariableNode variable && (variables?.Get(variable.Name) ?? default).ValueKind is JsonValueKind.Undefined);
        if (isMissing && field.DefaultValue is null)
        {
            return !field.Type.IsNonNull || Fail($"`{input.Name}.{field.Name}` needs a value.");
        }

        written++;
        writer.WritePropertyName(field.Name);
        // a member of a @oneOf input object is never null, although its type is nullable
        var type = input.IsOneOf && !field.Type.IsNonNull ? new NonNullType(field.Type) : field.Type;
        return TryWrite(isMissing ? field.DefaultValue! : given!, type); // one of the two is there
    }

    private bool TryWriteEnum(ValueNode value, EnumType type)
    {
        if (value is not EnumValueNode name || type.GetValue(name.Name) is null)
        {
            return Fail($"`{value}` is no value of the enum `{type.Name}`.");
        }

        writer.WriteStringValue(name.Name);
        return true;
    }

    private bool TryWriteScalar(ValueNode value, ScalarType type)
    {
        if (value is ListValueNode or ObjectValueNode && HasVariables.In(value))
        {
            return TryWriteFree(value); // only scalars that take any JSON get here past validation
        }

        if (!type.Codec.IsValidLiteral(value, out var error))
        {
            return Fail(error ?? $"`{value}` is no value of `{type.Name}`.");
        }

        type.Codec.WriteLiteral(value, writer);
        return true;
    }

    private bool TryWriteFree(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable when variables?.Get(variable.Name) is { ValueKind: not JsonValueKind.Undefined } element:
                element.WriteTo(writer);
                break;
            case VariableNode:
                writer.WriteNullValue();
                break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    TryWriteFree(item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode @object:
                writer.WriteStartObject();
                foreach (var field in @object.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    TryWriteFree(field.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                LiteralJson.Write(value, writer);
                break;
        }

        return true;
    }

    private bool Fail(string error)
    {
        Error ??= error;
        return false;
    }
}
