using System.Collections.Frozen;

namespace TmfGraph.Composition.Composite;

/// <summary>
/// Who may see what, in all source schemas together. An interface has the rules of all its types, and each of its fields those of the fields that implement it:
/// behind it may be an object of any of them.
/// </summary>
/// <param name="byCoordinate">The rules of types (<c>User</c>) and fields (<c>User.email</c>), those that ask for something.</param>
/// <seealso href="https://www.apollographql.com/docs/graphos/routing/security/authorization"/>
public sealed class AccessRules(IReadOnlyDictionary<string, AccessRule> byCoordinate)
{
    private readonly FrozenDictionary<string, AccessRule> _byCoordinate = byCoordinate.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>For schemas in which everybody may see everything.</summary>
    public static AccessRules None { get; } = new(new Dictionary<string, AccessRule>());

    /// <summary>Whether everybody may see everything.</summary>
    public bool IsEmpty => _byCoordinate.Count == 0;

    /// <summary>The coordinates that not everybody may see, in order.</summary>
    public IEnumerable<string> Coordinates => _byCoordinate.Keys.Order(StringComparer.Ordinal);

    /// <summary>The names of all policies that are asked for, in order.</summary>
    public IEnumerable<string> Policies => _byCoordinate.Values.SelectMany(r => r.Requirements)
        .Where(r => r.Kind is AccessRequirementKind.Policies)
        .SelectMany(r => r.Alternatives).SelectMany(a => a)
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The rule of a type or field.</summary>
    public AccessRule Of(string coordinate) => _byCoordinate.GetValueOrDefault(coordinate, AccessRule.None);

    /// <inheritdoc cref="Of(string)"/>
    public AccessRule Of(string type, string field) => IsEmpty ? AccessRule.None : Of($"{type}.{field}");
}
