using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Everything that is selected at one place of the response: the selection sets of all fields merged there. What it comes to depends on
/// the object type found there (<see cref="For"/>). Types that ask for the same fields share the same <see cref="FieldSelection"/>.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#CollectFields()"/>
internal sealed class SelectionGroup
{
    private readonly SelectionContext _context;
    private readonly IReadOnlyList<(SelectionSetNode Set, Condition Condition)> _sets;
    private readonly Condition _guarantee;
    private readonly Dictionary<string, IReadOnlyList<FieldSelection>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldSelection> _shared = new(StringComparer.Ordinal);

    /// <param name="guarantee">What is known to hold wherever these objects are part of the answer: one of the conditions of the sets.</param>
    public SelectionGroup(
        SelectionContext context,
        IReadOnlyList<(SelectionSetNode Set, Condition Condition)> sets,
        Condition? guarantee = null)
    {
        _context = context;
        _sets = sets;
        _guarantee = guarantee ?? Condition.Always;
    }

    /// <summary>A group with given fields a type: the part of another group that is still to be fetched.</summary>
    public SelectionGroup(SelectionContext context, IReadOnlyDictionary<string, IReadOnlyList<FieldSelection>> fieldsByType)
    {
        _context = context;
        _sets = [];
        _guarantee = Condition.Always;
        foreach (var (type, fields) in fieldsByType)
        {
            _byType.Add(type, fields);
        }

        IsPart = true;
    }

    /// <summary>Whether it is a part of another group.</summary>
    public bool IsPart { get; }

    /// <summary>The fields of an object of that type, in response order.</summary>
    public IReadOnlyList<FieldSelection> For(string type)
    {
        if (_byType.TryGetValue(type, out var fields))
        {
            return fields;
        }

        fields = IsPart ? [] : Collect(type);
        _byType.Add(type, fields);
        return fields;
    }

    private List<FieldSelection> Collect(string type)
    {
        var order = new List<string>();
        var places = new Dictionary<string, List<(FieldNode Node, Condition Condition)>>(StringComparer.Ordinal);
        foreach (var (set, condition) in _sets)
        {
            Visit(set, condition, type, order, places);
        }

        var fields = new List<FieldSelection>(order.Count);
        foreach (var name in order)
        {
            var nodes = places[name];
            var key = string.Join('|', nodes.Select(n => $"{_context.IdOf(n.Node)}?{n.Condition.Key}"));
            if (!_shared.TryGetValue(key, out var field))
            {
                field = Merge(nodes);
                _shared.Add(key, field);
            }

            fields.Add(field);
        }

        return fields;
    }

    private void Visit(
        SelectionSetNode set,
        Condition condition,
        string type,
        List<string> order,
        Dictionary<string, List<(FieldNode Node, Condition Condition)>> places)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            var own = SelectionContext.ConditionOf(selection).And(condition);
            if (own.IsNever)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    _context.CountNode();
                    if (!places.TryGetValue(field.ResponseName, out var nodes))
                    {
                        places.Add(field.ResponseName, nodes = []);
                        order.Add(field.ResponseName);
                    }

                    nodes.Add((field, own));
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || _context.Types.Satisfies(type, inline.TypeCondition.Name))
                    {
                        _context.CountNode();
                        Visit(inline.SelectionSet, own, type, order, places);
                    }

                    break;
                case FragmentSpreadNode spread:
                    var fragment = _context.Fragments[spread.Name];
                    if (_context.Types.Satisfies(type, fragment.TypeCondition.Name))
                    {
                        _context.CountNode();
                        Visit(fragment.SelectionSet, own, type, order, places);
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// One field of all its places. Its condition is what has to hold beyond what is known about the objects it stands on; nothing, when
    /// it stands in every place that they do.
    /// </summary>
    private FieldSelection Merge(List<(FieldNode Node, Condition Condition)> nodes)
    {
        var first = nodes[0].Node;
        var condition = Condition.AnyOf(nodes.Select(n => n.Condition));
        return new FieldSelection
        {
            ResponseName = first.ResponseName,
            Name = first.Name,
            Arguments = first.Arguments,
            ArgumentsKey = SelectionContext.KeyOf(first.Arguments),
            Condition = condition.Key == _guarantee.Key ? Condition.Always : condition,
            Children = ChildrenOf(nodes, condition),
            Node = first,
        };
    }

    private SelectionGroup? ChildrenOf(List<(FieldNode Node, Condition Condition)> nodes, Condition condition)
    {
        // a single conjunction holds below as a whole, so nobody has to speak of it again; of several alternatives nobody knows which one
        // holds, so each place brings its own along to what it selects
        IReadOnlyList<ConditionTerm> known = condition.Alternatives.Count == 1 ? condition.Alternatives[0] : [];
        var sets = new List<(SelectionSetNode, Condition)>();
        foreach (var (node, own) in nodes)
        {
            if (node.SelectionSet is not null)
            {
                sets.Add((node.SelectionSet, own.Given(known)));
            }
        }

        return sets.Count > 0 ? new SelectionGroup(_context, sets, condition.Given(known)) : null;
    }
}
