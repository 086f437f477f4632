using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>The names of one document. The same bytes give the same string, so that a repeated name costs no memory.</summary>
internal sealed class NameTable
{
    private string?[] _slots = new string?[64];
    private int _count;

    public string Get(ReadOnlySpan<byte> name)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(name) & mask;
        while (_slots[slot] is { } known)
        {
            if (Ascii.Equals(name, known))
            {
                return known;
            }

            slot = (slot + 1) & mask;
        }

        return Add(name, slot);
    }

    private string Add(ReadOnlySpan<byte> name, int slot)
    {
        var added = Encoding.ASCII.GetString(name);
        _slots[slot] = added;
        if (++_count * 2 > _slots.Length)
        {
            Grow();
        }

        return added;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new string?[old.Length * 2];
        Span<byte> buffer = stackalloc byte[256];
        foreach (var name in old)
        {
            if (name is not null)
            {
                var utf8 = name.Length <= buffer.Length ? buffer[..Encoding.ASCII.GetBytes(name, buffer)] : Encoding.ASCII.GetBytes(name);
                var slot = Hash(utf8) & (_slots.Length - 1);
                while (_slots[slot] is not null)
                {
                    slot = (slot + 1) & (_slots.Length - 1);
                }

                _slots[slot] = name;
            }
        }
    }

    // HashCode is seeded per process: nobody can send names that all fall into one slot.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }
}
