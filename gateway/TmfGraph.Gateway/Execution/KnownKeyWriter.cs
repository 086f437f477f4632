using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

/// <summary>Writes the one variable set of a fetch whose keys stand in the client's operation; see <see cref="FetchStep.KnownKeys"/>.</summary>
internal static class KnownKeyWriter
{
    public static void Write(StepState state, VariableValues variables, VariableSets sets)
    {
        var step = state.Step;
        var output = sets.Begin();
        if (step.IsEntities)
        {
            var representation = step.Representations.Values.Single(); // known keys are of objects of one type
            output.WriteRaw(representation.Start);
            output.WriteByte((byte)',');
            output.WriteRaw(representation.Shape.Fields[0].NameJson);
            Write(step.KnownKeys![0], variables, output); // the caller has seen them
            output.WriteByte((byte)'}');
        }
        else
        {
            for (var i = 0; i < step.KnownKeys!.Count; i++) // the same
            {
                sets.Name(step.VariableNames[i]);
                Write(step.KnownKeys[i], variables, output);
            }
        }

        state.KnownSet = sets.End();
    }

    private static void Write(KnownKey key, VariableValues variables, ResultWriter output)
    {
        if (key.Value is not VariableNode variable)
        {
            if (key is { IsId: true, Value: IntValueNode number })
            {
                Quote(System.Text.Encoding.UTF8.GetBytes(number.ToString()), output);
                return;
            }

            using var json = new Utf8JsonWriter(output);
            LiteralJson.Write(key.Value, json);
            return;
        }

        var value = variables.Get(variable.Name);
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (key.IsId && value.ValueKind is JsonValueKind.Number)
        {
            Quote(raw, output);
        }
        else
        {
            output.WriteRaw(raw);
        }
    }

    /// <summary>Ids may come as numbers; keys of objects are text.</summary>
    private static void Quote(ReadOnlySpan<byte> number, ResultWriter output)
    {
        output.WriteByte((byte)'"');
        output.WriteRaw(number);
        output.WriteByte((byte)'"');
    }
}
