using System.Runtime.InteropServices;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A field that stands in the set of fields that is looked at. <paramref name="Definition"/> is null when the field is unknown.</summary>
internal record struct MergeEntry(FieldNode Node, NamedType? Parent, Field? Definition)
{
    /// <summary>Whether it is the first of its response name in its set.</summary>
    public bool IsHead { get; set; }

    /// <summary>The next entry of the same response name; negative for none.</summary>
    public int Next { get; set; }
}

/// <summary>The fields of the sets that <see cref="FieldMerge"/> is looking at, those of the innermost last, and which it has seen.</summary>
internal sealed class MergeEntries(ValidationContext context)
{
    // up to so many fields are compared with each other, as looking them up would cost more
    private const int SmallSet = 6;

    private readonly List<MergeEntry> _entries = [];
    private readonly Dictionary<string, int> _lasts = new(StringComparer.Ordinal);
    private readonly Dictionary<FragmentDefinitionNode, int> _visits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FieldNode, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(int Number, int Questions)> _seen = [];
    private int _set;

    public int Count => _entries.Count;

    public ref readonly MergeEntry this[int index] => ref CollectionsMarshal.AsSpan(_entries)[index];

    public void Add(FieldNode node, NamedType? parent) =>
        _entries.Add(new MergeEntry(node, parent, parent is null ? null : context.Schema.GetField(parent, node.Name)));

    public void Truncate(int count) => CollectionsMarshal.SetCount(_entries, count);

    /// <summary>Begins to collect a set, in which each fragment is visited once.</summary>
    public void BeginSet() => _set++;

    /// <summary>Whether the fragment comes up in this set for the first time.</summary>
    public bool Visit(FragmentDefinitionNode fragment)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(_visits, fragment, out var exists);
        var isNew = !exists || set != _set;
        set = _set;
        return isNew;
    }

    /// <summary>Links the entries from one on by their response names.</summary>
    public void Group(int from)
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        if (entries.Length - from > SmallSet)
        {
            GroupMany(entries, from);
            return;
        }

        for (var i = from; i < entries.Length; i++)
        {
            var last = LastOf(entries, from, i);
            Link(entries, i, last);
        }
    }

    /// <summary>The entries of the head's response name.</summary>
    public int[] GroupOf(int head)
    {
        var group = new List<int>();
        for (var i = head; i >= 0; i = this[i].Next)
        {
            group.Add(i);
        }

        return [.. group];
    }

    /// <summary>The parts of a group whose parents can be one object; null when that is the whole group. Fields of interfaces and unions may meet any.</summary>
    public int[][]? MeetingsOf(int[] group)
    {
        var objects = group.Select(i => this[i].Parent).OfType<ObjectType>().Distinct().ToArray();
        return objects.Length < 2
            ? null
            : [.. objects.Select(o => group.Where(i => ReferenceEquals(this[i].Parent, o)).Concat(group.Where(i => this[i].Parent is not ObjectType)).ToArray())];
    }

    public bool HaveSelections(int[] members) => Array.Exists(members, i => this[i].Node.SelectionSet is not null);

    /// <summary>Whether the field alone comes up for the first time with these questions.</summary>
    public bool IsNew(int member, int questions) => _seen.Add((NumberOf(member), questions));

    /// <summary>What tells a set of fields apart from others: its members' numbers.</summary>
    public string KeyOf(int[] members) => string.Join(',', members.Select(NumberOf).Distinct().Order());

    // the parent needs no number: a field's own place in the document decides it
    private int NumberOf(int member)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, this[member].Node, out var exists);
        if (!exists)
        {
            number = _numbers.Count;
        }

        return number;
    }

    private static int LastOf(Span<MergeEntry> entries, int from, int index)
    {
        var name = entries[index].Node.ResponseName;
        for (var i = index - 1; i >= from; i--)
        {
            if (entries[i].Node.ResponseName == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void GroupMany(Span<MergeEntry> entries, int from)
    {
        _lasts.Clear();
        for (var i = from; i < entries.Length; i++)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lasts, entries[i].Node.ResponseName, out var exists);
            Link(entries, i, exists ? last : -1);
            last = i;
        }
    }

    private static void Link(Span<MergeEntry> entries, int index, int last)
    {
        entries[index].IsHead = last < 0;
        entries[index].Next = -1;
        if (last >= 0)
        {
            entries[last].Next = index;
        }
    }
}
