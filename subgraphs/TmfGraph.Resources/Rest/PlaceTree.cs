using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Rest;

/// <summary>Places of one document that are kept, as a tree; of a list, only the elements on the way to one.</summary>
internal sealed class PlaceTree
{
    private readonly Dictionary<(string? Name, int Index), PlaceTree> _below = [];
    private bool _isWhole;

    /// <summary>Keeps the place with everything below.</summary>
    public void Keep(NodePlace? place)
    {
        var at = this;
        foreach (var step in place?.FromStart() ?? [])
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(at._below, (step.Name, step.Index), out _);
            at = next ??= new PlaceTree();
        }

        at._isWhole = true;
    }

    /// <summary>Writes what is kept of a value, in the document's order. Nulls of objects are left out.</summary>
    public void Write(IBufferWriter<byte> output, JsonElement value)
    {
        if (_isWhole)
        {
            output.Write(JsonMarshal.GetRawUtf8Value(value));
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(output, value);
        }
        else
        {
            WriteList(output, value);
        }
    }

    private void WriteObject(IBufferWriter<byte> output, JsonElement value)
    {
        var separator = "{\""u8;
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.Null && _below.TryGetValue((property.Name, -1), out var below))
            {
                output.Write(separator);
                output.Write(JsonMarshal.GetRawUtf8PropertyName(property));
                output.Write("\":"u8);
                below.Write(output, property.Value);
                separator = ",\""u8;
            }
        }

        output.Write(separator[0] == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private void WriteList(IBufferWriter<byte> output, JsonElement value)
    {
        var separator = "["u8;
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (_below.TryGetValue((null, index++), out var below))
            {
                output.Write(separator);
                below.Write(output, element);
                separator = ","u8;
            }
        }

        output.Write(separator[0] == (byte)'[' ? "[]"u8 : "]"u8);
    }
}
