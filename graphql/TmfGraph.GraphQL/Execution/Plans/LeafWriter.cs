using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>Writes values of a scalar or an enum into the response.</summary>
internal abstract class LeafWriter
{
    /// <summary>False when the value cannot be one of the type, with whatever was written to be cut off by the caller.</summary>
    public abstract bool TryWrite(JsonElement value, ResultWriter writer);

    /// <inheritdoc cref="TryWrite(JsonElement, ResultWriter)"/>
    public abstract bool TryWrite(object value, ResultWriter writer);
}

/// <summary>Scalars, by their codec.</summary>
internal sealed class ScalarLeafWriter(ScalarType type) : LeafWriter
{
    public override bool TryWrite(JsonElement value, ResultWriter writer) => type.Codec.TryWriteResult(value, writer);

    public override bool TryWrite(object value, ResultWriter writer) => type.Codec.TryWriteResult(value, writer);
}

/// <summary>Enums: the text in documents becomes the GraphQL name, bytes to bytes.</summary>
internal sealed class EnumLeafWriter : LeafWriter
{
    private readonly EnumType _type;
    private readonly (byte[] Document, byte[] Name)[] _table;

    public EnumLeafWriter(EnumType type)
    {
        _type = type;
        _table = [.. type.Values.Select(v => (Encoding.UTF8.GetBytes(v.RuntimeValue), Quote(v.Name)))];
    }

    public override bool TryWrite(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var raw = JsonMarshal.GetRawUtf8Value(value);
        var text = raw[1..^1];
        foreach (var (document, name) in _table)
        {
            if (text.SequenceEqual(document))
            {
                writer.WriteRaw(name);
                return true;
            }
        }

        // the text may be written with escapes
        return text.Contains((byte)'\\') && TryWriteText(value.GetString()!, writer); // a JSON string is never null
    }

    public override bool TryWrite(object value, ResultWriter writer) =>
        value is string or Enum && TryWriteText(value.ToString()!, writer); // neither kind has a null text

    private bool TryWriteText(string text, ResultWriter writer)
    {
        if (_type.FromRuntimeValue(text) is not { } value)
        {
            return false;
        }

        writer.WriteString(value.Name);
        return true;
    }

    private static byte[] Quote(string name) => Encoding.UTF8.GetBytes($"\"{name}\"");
}
