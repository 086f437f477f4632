namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Finds fetches that need not look at the values of each object. What stands in an answer a hundred times is asked for once, as one variable set, and
/// the next fetch for these objects most often is told the same key and what the first one has brought: then objects that were one set are one again.
/// </summary>
internal static class EarlierSets
{
    /// <summary>A fetch of the same objects whose sets are those of this fetch too, or fewer of them hold the same; null when there is none.</summary>
    public static FetchStep? Of(FetchStep step)
    {
        // objects of several types may be known to a source under one name; and of two that were one, one may have the key that spares it this fetch
        if (step.Lookup is null || step.KnownKeys is not null || step.TellsTypesOf is not null || step.Unless is not null || step.Contexts.Count > 0 || step.Apart.Count > 0
            || step.Target.OnlyVariant is not { } variant)
        {
            return null;
        }

        foreach (var earlier in step.Target.Hops)
        {
            if (step.DependsOn.Contains(earlier) && earlier is { KnownKeys: null, TellsTypesOf: null, Lookup: not null })
            {
                var told = ToldBy(earlier, variant);
                if (step.Reads.All(f => f.Child is null && (f.View == earlier.View.Index || told.Contains(f))))
                {
                    return earlier;
                }
            }
        }

        return null;
    }

    /// <summary>Fields whose values stand in the sets of a fetch as they are.</summary>
    private static HashSet<OutputField> ToldBy(FetchStep step, TypeVariant variant)
    {
        var fields = step.IsEntities
            ? step.Reads
            : step.Variables
                .Where(v => v.Value.Alternatives is [{ Path.Count: 1, Object: null, List: null }])
                .Select(v => variant.Hidden.GetValueOrDefault(Requirements.KeyOf(v.Value.Alternatives[0].Path[0])));

        // a list may be null for one source and not for the other, because of what is in it
        return [.. fields.OfType<OutputField>().Where(f => f.Child is null && !f.Type.IsList)];
    }
}
