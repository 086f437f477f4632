namespace TmfGraph.Gateway.Planning;

/// <summary>Parts of selections. Equal parts are one and the same, since what is known of a selection is remembered by it.</summary>
internal sealed class SelectionParts(SelectionContext context)
{
    private readonly Dictionary<(FieldSelection Original, SelectionGroup Children), FieldSelection> _fields = [];
    private readonly Dictionary<Key, SelectionGroup> _groups = [];

    /// <summary>A part of a field: what one fetch is asked for, be it all of it that <paramref name="field"/> has.</summary>
    public FieldSelection Of(FieldSelection field, SelectionGroup children)
    {
        var key = (field.Original, children);
        if (!_fields.TryGetValue(key, out var part))
        {
            _fields.Add(key, part = field.WithChildren(children));
        }

        return part;
    }

    /// <summary>A part of a group: some of its fields for each type.</summary>
    /// <param name="whole">See <see cref="SelectionGroup.Whole"/>.</param>
    public SelectionGroup Of(SelectionGroup group, SelectionGroup? whole, Dictionary<string, IReadOnlyList<FieldSelection>> fields)
    {
        var key = new Key(whole, group.IsReadByGateway, fields);
        if (!_groups.TryGetValue(key, out var part))
        {
            _groups.Add(key, part = new SelectionGroup(context, fields) { IsReadByGateway = group.IsReadByGateway, Whole = whole });
        }

        return part;
    }

    /// <summary>What a part is. Fields are compared by reference: those of equal parts are the same.</summary>
    private sealed record Key(SelectionGroup? Whole, bool IsReadByGateway, Dictionary<string, IReadOnlyList<FieldSelection>> Fields)
    {
        public bool Equals(Key? other)
        {
            if (other is null || Whole != other.Whole || IsReadByGateway != other.IsReadByGateway || Fields.Count != other.Fields.Count)
            {
                return false;
            }

            foreach (var (type, selected) in Fields)
            {
                if (!other.Fields.TryGetValue(type, out var others) || !selected.SequenceEqual(others))
                {
                    return false;
                }
            }

            return true;
        }

        public override int GetHashCode()
        {
            var hash = HashCode.Combine(Whole, IsReadByGateway);
            foreach (var (type, selected) in Fields)
            {
                foreach (var field in selected)
                {
                    hash += HashCode.Combine(type, field); // in whatever order the types stand
                }
            }

            return hash;
        }
    }
}
