namespace TmfGraph.Gateway.Execution;

/// <summary>
/// The plans of one operation: one, unless fields of it move between source schemas by <c>@override</c> with a label. Then there is one for each
/// state of the labels that count for the operation. Safe to share.
/// </summary>
internal sealed class PreparedVariants(PreparedOperation first)
{
    /// <summary>How many plans are kept for one operation.</summary>
    public const int Max = 16;

    private readonly Lock _lock = new();
    private volatile PreparedOperation[] _variants = [first];

    /// <summary>The plan for requests with these active labels; null when there is none yet.</summary>
    public PreparedOperation? Find(IReadOnlySet<string> activeLabels)
    {
        foreach (var variant in _variants)
        {
            if (variant.Plan.IsFor(activeLabels))
            {
                return variant;
            }
        }

        return null;
    }

    /// <summary>Keeps a further plan; the oldest makes room for it.</summary>
    public void Add(PreparedOperation variant)
    {
        lock (_lock)
        {
            var kept = _variants;
            _variants = [.. kept.Length < Max ? kept : kept[1..], variant];
        }
    }
}
