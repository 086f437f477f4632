namespace TmfGraph.Composition.Composite;

/// <summary>
/// Who may see a type or a field: whoever fulfils all of its requirements. They are kept side by side and not multiplied out, as an interface has those of all
/// of its types.
/// </summary>
public sealed class AccessRule
{
    private const int MaxAlternatives = 256;

    private AccessRule(IReadOnlyList<AccessRequirement> requirements) => Requirements = requirements;

    /// <summary>For what everybody may see.</summary>
    public static AccessRule None { get; } = new([]);

    /// <summary>Each once, in the order of their texts; empty where everybody may see it.</summary>
    public IReadOnlyList<AccessRequirement> Requirements { get; }

    public bool IsNone => Requirements.Count == 0;

    /// <summary>The rule that asks for all of these.</summary>
    public static AccessRule Of(IEnumerable<AccessRequirement> requirements)
    {
        var all = requirements.Where(r => !r.AsksForNothing).Distinct().OrderBy(r => r.ToString(), StringComparer.Ordinal).ToList();
        return all.Count == 0 ? None : new AccessRule(all);
    }

    /// <summary>The rule of both.</summary>
    public AccessRule And(AccessRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsNone ? other : other.IsNone ? this : Of(Requirements.Concat(other.Requirements));
    }

    /// <summary>
    /// Whether whoever fulfils this rule fulfils the other one. Of rules with very many alternatives it may not be seen that they do; the answer is no then.
    /// </summary>
    public bool Implies(AccessRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Requirements.GroupBy(r => r.Kind).All(asked =>
        {
            var own = Requirements.Where(r => r.Kind == asked.Key).ToList();
            return own.Count > 0 && (asked.Key is AccessRequirementKind.Authenticated || asked.All(r => Imply(own, r.Alternatives)));
        });
    }

    /// <summary>The requirements as they are written in a schema.</summary>
    public override string ToString() => string.Join(' ', Requirements);

    private static bool Imply(List<AccessRequirement> own, IReadOnlyList<IReadOnlyList<string>> asked)
    {
        if (own.Exists(r => AccessRequirement.Implies(r.Alternatives, asked)))
        {
            return true;
        }

        var together = own[0].Alternatives;
        foreach (var next in own.Skip(1))
        {
            if (together.Count * next.Alternatives.Count > MaxAlternatives)
            {
                return false;
            }

            together = AccessRequirement.Simplify(together.SelectMany(_ => next.Alternatives, IReadOnlyList<string> (names, added) => [.. names, .. added]));
        }

        return AccessRequirement.Implies(together, asked);
    }
}
