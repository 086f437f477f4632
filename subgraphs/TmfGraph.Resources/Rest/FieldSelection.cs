using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// What <c>fields</c> keeps of a document: names of attributes, dotted ones for parts of nested objects. Names the resource does not have are
/// ignored. <c>id</c> and <c>href</c> always stay, and <c>@type</c> where the resource has subtypes; <c>none</c> leaves just these.
/// Kept parts are copied as they stand. A JSONPath among the names keeps only the elements of lists that it finds.
/// </summary>
internal sealed class FieldSelection
{
    private const string None = "none";

    private readonly List<(byte[] Name, FieldSelection? Below)> _kept = [];

    private PathSelection? _paths;

    private FieldSelection()
    {
    }

    /// <summary>Reads the texts of all <c>fields</c> parameters; null when there are none: the whole document.</summary>
    /// <exception cref="TmfErrorException">There are too many names, or a JSONPath that cannot be used.</exception>
    public static FieldSelection? Parse(IReadOnlyList<string> texts, IReadOnlyList<ResourceType> types, TmfRestOptions options)
    {
        var names = texts.SelectMany(QueryPieces.SplitList).Where(t => t.Length > 0).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        if (names.Count > options.MaxFields)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"'fields' has {names.Count} names; {options.MaxFields} are allowed."));
        }

        string[] always = types.Count > 1 || types[0].Subtypes.Count > 0 ? ["id", "href", "@type"] : ["id", "href"];
        var asked = names.Where(n => n != None).ToList();
        var selection = new FieldSelection();
        if (asked.Any(PathSelection.IsPath))
        {
            selection._paths = PathSelection.Parse(always, asked, types, options.PathLimits);
            return selection;
        }

        foreach (var name in always.Concat(asked))
        {
            selection.Keep(name.Split('.'));
        }

        return selection;
    }

    /// <summary>The names kept at this level, for stores that can read parts of a document; null when the whole of it is looked at.</summary>
    public IReadOnlyCollection<string>? Names => _paths is not null ? null : [.. _kept.Select(k => Encoding.UTF8.GetString(k.Name))];

    /// <summary>
    /// Writes what is kept of an object, in the order of the document. Nulls are left out: a store that reads parts cannot tell them from what is absent.
    /// </summary>
    public void Write(IBufferWriter<byte> output, StoredResource resource)
    {
        if (_paths is not null)
        {
            _paths.Write(output, resource);
        }
        else
        {
            Write(output, resource.Document);
        }
    }

    private void Write(IBufferWriter<byte> output, JsonElement document)
    {
        var first = true;
        output.Write("{"u8);
        foreach (var property in document.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Null || !TryFind(property, out var below))
            {
                continue;
            }

            output.Write(first ? "\""u8 : ",\""u8);
            output.Write(JsonMarshal.GetRawUtf8PropertyName(property));
            output.Write("\":"u8);
            if (below is null)
            {
                output.Write(JsonMarshal.GetRawUtf8Value(property.Value));
            }
            else
            {
                below.WriteValue(output, property.Value);
            }

            first = false;
        }

        output.Write("}"u8);
    }

    private void WriteValue(IBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Write(output, value);
                break;
            case JsonValueKind.Array:
                var first = true;
                output.Write("["u8);
                foreach (var item in value.EnumerateArray())
                {
                    if (!first)
                    {
                        output.Write(","u8);
                    }

                    WriteValue(output, item);
                    first = false;
                }

                output.Write("]"u8);
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private bool TryFind(JsonProperty property, out FieldSelection? below)
    {
        foreach (var (name, selection) in _kept)
        {
            if (property.NameEquals(name))
            {
                below = selection;
                return true;
            }
        }

        below = null;
        return false;
    }

    private void Keep(ReadOnlySpan<string> path)
    {
        var name = Encoding.UTF8.GetBytes(path[0]);
        var index = _kept.FindIndex(k => k.Name.AsSpan().SequenceEqual(name));
        if (path.Length == 1)
        {
            if (index < 0)
            {
                _kept.Add((name, null));
            }
            else
            {
                _kept[index] = (name, null); // the whole attribute wins over its parts
            }
        }
        else if (index < 0)
        {
            var below = new FieldSelection();
            below.Keep(path[1..]);
            _kept.Add((name, below));
        }
        else
        {
            _kept[index].Below?.Keep(path[1..]);
        }
    }
}
