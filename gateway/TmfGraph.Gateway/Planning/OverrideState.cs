using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Planning;

/// <summary>Which labels of overrides are active for a plan, and which of them the plan depends on.</summary>
internal sealed class OverrideState(IReadOnlySet<string> active)
{
    private readonly Dictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <summary>Labels that were asked for, and whether they are active: with the same answers the plan is the same.</summary>
    public IReadOnlyDictionary<string, bool> Used => _used;

    public bool IsServed(SourceField field)
    {
        foreach (var label in field.Labels)
        {
            _used[label.Label] = active.Contains(label.Label);
        }

        return field.IsServed(active);
    }
}
