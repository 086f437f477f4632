namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>One <c>@defer</c> at one selection set: fields below it say by which of these they are reached.</summary>
/// <param name="id">Number by order of appearance within the plan.</param>
/// <param name="key">The same for the same fragment of the document in every selection set: parts with one key are run together.</param>
/// <param name="parent">The deferred fragment that this one stands in; null for none.</param>
internal sealed class DeferUsage(int id, int key, string? label, DeferUsage? parent)
{
    public int Id { get; } = id;

    public int Key { get; } = key;

    public string? Label { get; } = label;

    public DeferUsage? Parent { get; } = parent;

    /// <summary>
    /// The fragments that deliver a field, by all places that select it: none when one of them is not deferred; and a fragment within another
    /// one of them delivers nothing, as the outer one comes first.
    /// </summary>
    /// <param name="places">The deferred fragment of each place; null for a place that is not deferred.</param>
    public static DeferUsage[] Of(List<DeferUsage?> places)
    {
        var usages = new HashSet<DeferUsage>();
        foreach (var place in places)
        {
            if (place is not { } usage)
            {
                return [];
            }

            usages.Add(usage);
        }

        return [.. usages.Where(u => !u.HasAncestorIn(usages)).OrderBy(static u => u.Id)];
    }

    private bool HasAncestorIn(HashSet<DeferUsage> usages)
    {
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (usages.Contains(ancestor))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The fields of one object that the same deferred fragments deliver.</summary>
/// <param name="Key">The same wherever the same fragments of the document are met.</param>
internal sealed record DeferredGroup(DeferUsage[] Usages, PlanSet Set, string Key);

/// <summary>What <c>@stream</c> says of a list.</summary>
/// <param name="InitialCount">A literal or a variable; null for none.</param>
internal sealed record StreamUsage(string? Label, Language.ValueNode? InitialCount);
