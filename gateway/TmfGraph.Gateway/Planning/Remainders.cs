using System.Collections.Concurrent;
using TmfGraph.Composition.FieldSelection;

namespace TmfGraph.Gateway.Planning;

// What is left of a fetch
// -----------------------
// Fields that require nothing travel with fields that do, and fields with different requirements travel together. When a required value is lost for an
// object, only the fields that it was for are lost with it: the object is asked for the others by an operation without them. Such operations are
// made when they are first needed, as most fetches never need one.

/// <summary>The operations for objects of a fetch that have lost some of what its fields require. Safe to share.</summary>
internal sealed class Remainders
{
    /// <summary>How many operations may be kept; whatever else is lost then counts as if all were that is required.</summary>
    private const int Max = 16;

    private readonly FetchStep _step;
    private readonly Func<Remainder, bool, FetchOperation> _render;
    private readonly List<SelectedValue> _values = [];
    private readonly ConcurrentDictionary<ulong, Remainder> _made = new();
    private readonly ConcurrentDictionary<string, RequiredValue[]> _valuesByType = new(StringComparer.Ordinal);

    /// <param name="render">Makes the operation of one; and that without fields that only requirements of other fetches read.</param>
    public Remainders(FetchStep step, Func<Remainder, bool, FetchOperation> render)
    {
        _step = step;
        _render = render;
        foreach (var value in step.Required.Values.SelectMany(v => v))
        {
            if (BitOf(value) == 0)
            {
                _values.Add(value);
            }
        }
    }

    /// <summary>The bit of a required value; the last bit stands for all that have none of their own. 0 for what nothing requires.</summary>
    public ulong BitOf(SelectedValue value)
    {
        var index = _values.FindIndex(v => ReferenceEquals(v, value));
        return index < 0 ? 0 : 1UL << Math.Min(index, 63);
    }

    /// <summary>What entities of a type are told beside their key, each value in a representation of its own: so it is found out which of them are lost.</summary>
    public RequiredValue[] ValuesOf(string type) => _valuesByType.GetOrAdd(type, static (name, self) =>
        [.. self._step.Required.Where(r => r.Key.Type == name).SelectMany(r => r.Value).Distinct<SelectedValue>(ReferenceEqualityComparer.Instance)
            .Select(v => new RequiredValue(self.BitOf(v), self._step.Representations[name].Only(v)))], this);

    /// <summary>What is left when some values are lost; null when all fields that are wanted need them.</summary>
    /// <param name="lost">Their bits.</param>
    public Remainder? Without(ulong lost, ulong conditions)
    {
        if (!_made.TryGetValue(lost, out var remainder))
        {
            remainder = _made.GetOrAdd(_made.Count < Max ? lost : ulong.MaxValue, static (l, self) => self.Make(l), this);
        }

        return remainder.HasAny(conditions) ? remainder : null;
    }

    private Remainder Make(ulong lost)
    {
        var kept = _step.View.Selection.Fields.FindAll(f => (BitsOf(f) & lost) == 0);
        var remainder = new Remainder(_step, kept);
        if (kept.Count > 0)
        {
            remainder.Operation = _render(remainder, false);
            remainder.Reduced = _step.Reduced is null ? null : _render(remainder, true);
        }

        return remainder;
    }

    /// <summary>The bits of all that a field requires.</summary>
    public ulong BitsOf(ViewField field)
    {
        var bits = 0UL;
        foreach (var type in field.Types)
        {
            foreach (var value in _step.Required.GetValueOrDefault((type, field.Field.Name)) ?? [])
            {
                bits |= BitOf(value);
            }
        }

        return bits;
    }
}

/// <summary>A value that an entity is told beside its key.</summary>
/// <param name="Bit">See <see cref="Remainders.BitOf"/>.</param>
/// <param name="Alone">A representation of nothing but it.</param>
internal sealed record RequiredValue(ulong Bit, Representation Alone);
