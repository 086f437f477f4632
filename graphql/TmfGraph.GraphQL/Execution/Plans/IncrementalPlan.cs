using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// What a plan for responses in parts knows beyond others. Which fields are delivered together depends on <c>@skip</c>, <c>@include</c> and the
/// conditions of <c>@defer</c> alike; so such a plan is made for given values of all these, and has no conditions itself.
/// </summary>
/// <param name="bits">The values, see <see cref="ConditionTable"/>.</param>
/// <param name="repeatsFields">Whether a deferred fragment has all of its fields, even those that are delivered elsewhere.</param>
internal sealed class IncrementalPlan(ConditionTable conditions, ulong bits, bool repeatsFields)
{
    private readonly Dictionary<(SelectionNode Node, int Parent), int> _keys = new(ByNode.Instance);
    private int _usageCount;

    public bool RepeatsFields { get; } = repeatsFields;

    public bool Includes(IReadOnlyList<DirectiveNode> directives) => conditions.Read(directives).Holds(bits);

    /// <summary>A usage for a fragment that is deferred here; null when it is not.</summary>
    public DeferUsage? FindDefer(SelectionNode fragment, DeferUsage? parent)
    {
        if (FindActive(fragment, "defer") is not { } directive)
        {
            return null;
        }

        var place = (fragment, parent?.Key ?? -1);
        if (!_keys.TryGetValue(place, out var key))
        {
            _keys.Add(place, key = _keys.Count);
        }

        return new DeferUsage(_usageCount++, key, LabelOf(directive), parent);
    }

    /// <summary>How a field is streamed; null when it is not.</summary>
    public StreamUsage? FindStream(FieldNode field) => FindActive(field, "stream") is { } directive
        ? new StreamUsage(LabelOf(directive), directive.Argument("initialCount"))
        : null;

    /// <summary>How many items of a streamed list come with the response itself; below zero when the request says so, which is an error.</summary>
    public static int InitialCount(StreamUsage stream, VariableValues variables)
    {
        switch (stream.InitialCount)
        {
            case IntValueNode literal:
                return int.TryParse(literal.Text, out var number) ? number : -1;
            case VariableNode variable when variables.Get(variable.Name) is { ValueKind: System.Text.Json.JsonValueKind.Number } value:
                return value.TryGetInt32(out var given) ? given : -1;
            default:
                return 0;
        }
    }

    /// <summary>The error of a field whose <see cref="InitialCount"/> is below zero.</summary>
    public static GraphQLError NegativeCount() =>
        new("The argument `initialCount` of `@stream` is a number from 0 on.") { Code = ErrorCodes.InvalidValue };

    private DirectiveNode? FindActive(SelectionNode node, string name)
    {
        foreach (var directive in node.Directives)
        {
            if (directive.Name == name)
            {
                return conditions.ReadIncremental(directive).Holds(bits) ? directive : null;
            }
        }

        return null;
    }

    private static string? LabelOf(DirectiveNode directive) => (directive.Argument("label") as StringValueNode)?.Value;

    // syntax nodes are records and compare by content, which is neither wanted nor cheap here
    private sealed class ByNode : IEqualityComparer<(SelectionNode Node, int Parent)>
    {
        public static readonly ByNode Instance = new();

        public bool Equals((SelectionNode Node, int Parent) x, (SelectionNode Node, int Parent) y) =>
            ReferenceEquals(x.Node, y.Node) && x.Parent == y.Parent;

        public int GetHashCode((SelectionNode Node, int Parent) key) => HashCode.Combine(RuntimeHelpers.GetHashCode(key.Node), key.Parent);
    }
}
