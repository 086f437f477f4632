namespace TmfGraph.Gateway.Planning;

/// <summary>A fetch without the fields that require what is lost.</summary>
internal sealed class Remainder
{
    private readonly List<ViewField> _kept;

    /// <param name="kept">The fields it has.</param>
    public Remainder(FetchStep step, List<ViewField> kept)
    {
        _kept = kept;
        LeftOut = step.View.Selection.Fields.FindAll(f => !kept.Contains(f));
        Variables = [.. Enumerable.Range(0, step.Variables.Count)
            .Where(i => i < step.KeyVariables.Count || kept.Exists(f => f.Filled.Exists(v => v.Variable == step.Variables[i].Name)))];
        foreach (var (type, representation) in step.Representations)
        {
            Representations.Add(type, representation.With(kept.SelectMany(f => step.Required.GetValueOrDefault((type, f.Field.Name)) ?? [])));
        }
    }

    /// <summary>The fields it has.</summary>
    public IReadOnlyList<ViewField> Kept => _kept;

    /// <summary>The fields of the fetch that it has not.</summary>
    public IReadOnlyList<ViewField> LeftOut { get; }

    /// <summary>The positions of those of the fetch's variables that it has.</summary>
    public int[] Variables { get; }

    /// <summary>What the source is told of objects, by their type; empty for other fetches than of entities.</summary>
    public Dictionary<string, Representation> Representations { get; } = new(StringComparer.Ordinal);

    /// <summary>The operation that is sent. Set when the remainder is complete, and only where it has any field.</summary>
    public FetchOperation Operation { get; set; } = null!;

    /// <summary>See <see cref="FetchStep.Reduced"/>.</summary>
    public FetchOperation? Reduced { get; set; }

    /// <summary>Whether any of its fields is wanted, for given values of the client's variables.</summary>
    public bool HasAny(ulong conditions) => _kept.Exists(f => f.Condition.Holds(conditions));
}
