using System.Text;

namespace TmfGraph.Composition.Composite;

/// <summary>What kind of thing an <see cref="AccessRequirement"/> asks for.</summary>
public enum AccessRequirementKind
{
    /// <summary>That it is known who asks (<c>@authenticated</c>).</summary>
    Authenticated,

    /// <summary>Scopes of a token (<c>@requiresScopes</c>).</summary>
    Scopes,

    /// <summary>Policies, whose meaning the gateway's configuration gives (<c>@policy</c>).</summary>
    Policies,
}

/// <summary>
/// One thing that is asked of whoever may see a type or a field. Equal for equal meaning: the order in which names are written, and alternatives that ask for
/// more than another one does, make no difference.
/// </summary>
public sealed class AccessRequirement : IEquatable<AccessRequirement>
{
    private readonly string _text;

    /// <param name="alternatives">Sets of names, of which one has to be there whole; none at all asks for nothing.</param>
    public AccessRequirement(AccessRequirementKind kind, IEnumerable<IReadOnlyList<string>> alternatives)
    {
        Kind = kind;
        Alternatives = Simplify(alternatives);
        _text = Write();
    }

    public static AccessRequirement Authenticated { get; } = new(AccessRequirementKind.Authenticated, []);

    public AccessRequirementKind Kind { get; }

    /// <summary>The sets of names, of which one has to be there whole. Each in the order of its names; empty for <see cref="AccessRequirementKind.Authenticated"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Alternatives { get; }

    /// <summary>Whether everybody fulfils it: no alternatives, or one without names, as Apollo's router understands them.</summary>
    public bool AsksForNothing => Kind is not AccessRequirementKind.Authenticated && (Alternatives.Count == 0 || Alternatives[0].Count == 0);

    public bool Equals(AccessRequirement? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as AccessRequirement);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>As the directive that asks for it.</summary>
    public override string ToString() => _text;

    /// <summary>Whether whoever fulfils one of these alternatives fulfils one of those.</summary>
    internal static bool Implies(IReadOnlyList<IReadOnlyList<string>> these, IReadOnlyList<IReadOnlyList<string>> those) =>
        these.All(one => those.Any(other => other.All(one.Contains)));

    /// <summary>Each once, in order, without those that another one makes superfluous.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Simplify(IEnumerable<IReadOnlyList<string>> alternatives)
    {
        var kept = new List<IReadOnlyList<string>>();
        var ordered = alternatives.Select(a => a.Distinct().Order(StringComparer.Ordinal).ToArray())
            .OrderBy(a => a.Length).ThenBy(a => string.Join('\n', a), StringComparer.Ordinal);
        foreach (var names in ordered)
        {
            if (!kept.Exists(k => k.All(names.Contains)))
            {
                kept.Add(names);
            }
        }

        return kept;
    }

    private string Write()
    {
        if (Kind is AccessRequirementKind.Authenticated)
        {
            return "@authenticated";
        }

        var text = new StringBuilder(Kind is AccessRequirementKind.Scopes ? "@requiresScopes(scopes: [" : "@policy(policies: [");
        text.AppendJoin(", ", Alternatives.Select(a => $"[{string.Join(", ", a.Select(n => new GraphQL.Language.StringValueNode(n).ToString()))}]"));
        return text.Append("])").ToString();
    }
}
