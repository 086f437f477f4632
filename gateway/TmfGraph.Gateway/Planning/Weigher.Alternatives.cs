using System.Runtime.InteropServices;
using TmfGraph.Composition.FieldSelection;

namespace TmfGraph.Gateway.Planning;

/// <summary>Values that can be made in several ways, and which of these there are.</summary>
internal sealed partial class Weigher
{
    private readonly Dictionary<(SelectedValue, string), SelectedValue> _narrowed = [];

    /// <summary>One alternative of a value without those of the values in it that cannot be had; null when one of these has none that can.</summary>
    /// <param name="canBeHad">Asked for the whole value with one alternative at each place on the way to what it is about.</param>
    private SelectedValueEntry? Narrow(SelectedValue value, SelectedValueEntry alternative, Predicate<SelectedValue> canBeHad) =>
        HasChoice(alternative) ? NarrowInside(alternative, e => canBeHad(Only(value, [e]))) : alternative;

    private static bool HasChoice(SelectedValueEntry entry) =>
        (entry.Object?.Any(f => HasChoice(f.Value)) ?? false) || (entry.List is not null && HasChoice(entry.List));

    private static bool HasChoice(SelectedValue value) => value.Alternatives.Count > 1 || HasChoice(value.Alternatives[0]);

    private static SelectedValueEntry? NarrowInside(SelectedValueEntry entry, Predicate<SelectedValueEntry> canBeHad)
    {
        if (entry.List is not null)
        {
            return NarrowInside(entry.List, v => canBeHad(entry with { List = v })) is { } list ? entry with { List = list } : null;
        }

        var fields = new List<SelectedObjectField>();
        foreach (var field in entry.Object ?? [])
        {
            if (NarrowInside(field.Value, v => canBeHad(entry with { Object = [field with { Value = v }] })) is not { } narrowed)
            {
                return null;
            }

            fields.Add(field with { Value = narrowed });
        }

        return entry.Object is null ? entry : entry with { Object = fields };
    }

    private static SelectedValue? NarrowInside(SelectedValue value, Predicate<SelectedValue> canBeHad)
    {
        var open = new List<SelectedValueEntry>(value.Alternatives.Count);
        foreach (var alternative in value.Alternatives)
        {
            if (NarrowInside(alternative, e => canBeHad(new SelectedValue([e]))) is { } narrowed && canBeHad(new SelectedValue([narrowed])))
            {
                open.Add(narrowed);
            }
        }

        return open.Count == 0 ? null : new SelectedValue(open);
    }

    /// <summary>A value with some of its alternatives: always the same one, since variables and groups are found by it.</summary>
    private SelectedValue Only(SelectedValue value, List<SelectedValueEntry> alternatives)
    {
        if (alternatives.SequenceEqual(value.Alternatives, ReferenceEqualityComparer.Instance))
        {
            return value;
        }

        var narrowed = new SelectedValue(alternatives);
        return CollectionsMarshal.GetValueRefOrAddDefault(_narrowed, (value, narrowed.ToString()), out _) ??= narrowed;
    }
}
