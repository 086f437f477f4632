using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>The deferred fragments at one place of the response: a fragment of the document is the same one for all types that may stand there.</summary>
internal sealed class DeferredFragments(IncrementalPlan parts)
{
    private readonly Dictionary<(SelectionNode Fragment, DeferUsage? Outer), DeferUsage?> _known = new(ByNode.Instance);
    private readonly Dictionary<string, List<DeferUsage>> _begun = new(StringComparer.Ordinal);

    /// <summary>Compares the fragments that deliver something.</summary>
    public static IEqualityComparer<DeferUsage[]> ByUsages { get; } = EqualityComparer<DeferUsage[]>.Create(
        static (one, other) => one.AsSpan().SequenceEqual(other),
        static usages => usages.Aggregate(0, static (hash, usage) => HashCode.Combine(hash, usage.Id)));

    /// <summary>The fragments that begin at objects of a type.</summary>
    public IReadOnlyList<DeferUsage> BegunAt(string type) => _begun.GetValueOrDefault(type) ?? [];

    /// <summary>The usage of a fragment that is deferred; null when it is not.</summary>
    /// <param name="outer">The deferred fragment that it stands in; null for none.</param>
    /// <param name="type">The type of the objects it is selected on.</param>
    public DeferUsage? Find(SelectionNode fragment, DeferUsage? outer, string type)
    {
        if (!_known.TryGetValue((fragment, outer), out var usage))
        {
            _known.Add((fragment, outer), usage = parts.FindDefer(fragment, outer));
        }

        if (usage is not null)
        {
            if (!_begun.TryGetValue(type, out var begun))
            {
                _begun.Add(type, begun = []);
            }

            if (!begun.Contains(usage))
            {
                begun.Add(usage);
            }
        }

        return usage;
    }

    // syntax nodes are records and compare by content
    private sealed class ByNode : IEqualityComparer<(SelectionNode Fragment, DeferUsage? Outer)>
    {
        public static readonly ByNode Instance = new();

        public bool Equals((SelectionNode Fragment, DeferUsage? Outer) x, (SelectionNode Fragment, DeferUsage? Outer) y) =>
            ReferenceEquals(x.Fragment, y.Fragment) && ReferenceEquals(x.Outer, y.Outer);

        public int GetHashCode((SelectionNode Fragment, DeferUsage? Outer) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Fragment), key.Outer?.Id);
    }
}
