using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>The variables of the client that an operation for a source schema uses.</summary>
internal static class ForwardedVariables
{
    private static readonly ReadOnlyMemory<byte> NoVariables = "{}"u8.ToArray();

    /// <summary>As JSON properties, parted by commas; empty when there are none.</summary>
    public static ReadOnlyMemory<byte> PropertiesOf(FetchOperation operation, VariableValues variables)
    {
        if (operation.ForwardedVariables.Count == 0)
        {
            return default;
        }

        using var output = new ResultWriter(256);
        for (var i = 0; i < operation.ForwardedVariables.Count; i++)
        {
            var value = variables.Get(operation.ForwardedVariables[i]);
            if (value.ValueKind is JsonValueKind.Undefined)
            {
                continue;
            }

            if (output.Length > 0)
            {
                output.WriteByte((byte)',');
            }

            output.WriteRaw(operation.ForwardedNames[i]);
            output.WriteRaw(JsonMarshal.GetRawUtf8Value(value));
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>As a JSON object.</summary>
    public static ReadOnlyMemory<byte> ObjectOf(FetchOperation operation, VariableValues variables)
    {
        var forwarded = PropertiesOf(operation, variables);
        return forwarded.IsEmpty ? NoVariables : (byte[])[(byte)'{', .. forwarded.Span, (byte)'}'];
    }
}
