using System.Runtime.InteropServices;
using System.Text.Json;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// Reads the properties that a plan set selects in one pass over an object, instead of one search for each.
/// </summary>
/// <remarks>
/// Documents of one type have their properties in one order, more or less. The shape learns that order from what it reads; then most names are
/// found with one comparison, at the place where they are expected. Measured with 1,000 documents of 19 properties, 12 of them selected: the write
/// phase took 0.45 ms instead of 1.38 ms with a search each. What has been learned is replaced as a whole, so readers need no lock; a lost update is learned again.
/// </remarks>
internal sealed class DocumentShape(byte[][] selected)
{
    /// <summary>From how many selected properties on the pass is cheaper than searching.</summary>
    public const int WorthFrom = 3;

    // objects used as maps have ever new names: those beyond the limit are looked up without being learned
    private const int MaxEntries = 64;

    private volatile Entry[] _entries = [];

    /// <summary>How many distinct properties are selected.</summary>
    public int Count => selected.Length;

    /// <summary>Puts the values of an object's selected properties into their places; others are left as they are.</summary>
    public void Read(JsonElement document, Span<JsonElement> values)
    {
        var entries = _entries;
        var expected = 0;
        foreach (var property in document.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            var slot = (uint)expected < (uint)entries.Length && name.SequenceEqual(entries[expected].Name)
                ? entries[expected++].Slot
                : Find(name, ref entries, ref expected);
            if (slot >= 0)
            {
                values[slot] = property.Value; // of properties with the same name the last one counts
            }
        }
    }

    private int Find(ReadOnlySpan<byte> name, ref Entry[] entries, ref int expected)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            // a property that is missing lets the next ones come early: look there first
            var at = (expected + i) % entries.Length;
            if (name.SequenceEqual(entries[at].Name))
            {
                expected = at + 1;
                return entries[at].Slot;
            }
        }

        var slot = SlotOf(name);
        if (entries.Length < MaxEntries)
        {
            expected = Math.Min(expected, entries.Length);
            entries = [.. entries.AsSpan(0, expected), new Entry(name.ToArray(), slot), .. entries.AsSpan(expected)];
            expected++;
            _entries = entries;
        }

        return slot;
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)'\\'))
        {
            name = Unescape(name);
        }

        for (var i = 0; i < selected.Length; i++)
        {
            if (name.SequenceEqual(selected[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> name)
    {
        byte[] quoted = [(byte)'"', .. name, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = new byte[quoted.Length];
        return text[..reader.CopyString(text)];
    }

    private readonly record struct Entry(byte[] Name, int Slot);
}
