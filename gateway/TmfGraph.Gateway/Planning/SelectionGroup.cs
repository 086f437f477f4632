using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Everything that is selected at one place of the response: the selection sets of all fields merged there. What it comes to depends on
/// the object type found there (<see cref="For"/>). Types that ask for the same fields share the same <see cref="FieldSelection"/>.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#CollectFields()"/>
internal sealed class SelectionGroup
{
    private readonly SelectionContext _context;
    private readonly IReadOnlyList<SelectedSet> _sets;
    private readonly Condition _guarantee;
    private readonly Dictionary<string, IReadOnlyList<FieldSelection>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<List<SelectedField>, FieldSelection> _shared = new(ByPlaces.Instance);
    private readonly DeferredFragments? _deferred;
    private readonly Dictionary<string, IReadOnlyList<PlacedField>> _orders = new(StringComparer.Ordinal);

    /// <summary>The first type of those that meet the same type conditions.</summary>
    private readonly Dictionary<string, string> _firstAlike = new(StringComparer.Ordinal);
    private TypeConditions? _typeConditions;
    private int _numbers;
    private string? _first;

    /// <param name="guarantee">What is known to hold wherever these objects are part of the answer: one of the conditions of the sets.</param>
    public SelectionGroup(
        SelectionContext context,
        IReadOnlyList<SelectedSet> sets,
        Condition? guarantee = null)
    {
        _context = context;
        _sets = sets;
        _deferred = context.Parts is null ? null : new DeferredFragments(context.Parts);
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

    /// <summary>All that clients see there, where it is one of several parts that begin it; null where another selection has begun it.</summary>
    public SelectionGroup? Whole { get; init; }

    /// <summary>Whether only the gateway reads it, for keys and requirements, so that what clients do not see counts too.</summary>
    public bool IsReadByGateway { get; init; }

    /// <summary>Whether it is to be fetched later than the objects it is selected on, where they can be found again.</summary>
    public bool IsApart { get; init; }

    /// <summary>The fields of an object of that type, in response order.</summary>
    public IReadOnlyList<FieldSelection> For(string type)
    {
        if (_byType.TryGetValue(type, out var fields))
        {
            return fields;
        }

        fields = IsPart ? [] : FirstLike(type) is var first && first == type ? Collect(type) : _byType[first];
        _byType.Add(type, fields);
        return fields;
    }

    /// <summary>
    /// The fields of an object of that type wherever they may stand, when variables decide about the place of any: where it is selected first of all that
    /// count. Null for most.
    /// </summary>
    public IReadOnlyList<PlacedField>? OrderFor(string type) => _orders.Count == 0 ? null : _orders.GetValueOrDefault(FirstLike(type));

    /// <summary>The deferred fragments that begin at an object of that type.</summary>
    public IReadOnlyList<DeferUsage> NewUsages(string type) => _deferred?.BegunAt(FirstLike(type)) ?? [];

    /// <summary>
    /// The fields of an object of that type by the deferred fragments that deliver them: first those that come with the object.
    /// </summary>
    /// <param name="delivery">The fragments that deliver the object itself.</param>
    public IReadOnlyList<(DeferUsage[] Usages, SelectionGroup Group)> PartsFor(string type, DeferUsage[] delivery)
    {
        var fields = For(type);
        if (fields.All(f => f.Usages.AsSpan().SequenceEqual(delivery)))
        {
            return [(delivery, this)];
        }

        return
        [
            .. fields.GroupBy(f => f.Usages, DeferredFragments.ByUsages)
                .OrderByDescending(g => g.Key.AsSpan().SequenceEqual(delivery))
                .Select(g => (g.Key, new SelectionGroup(_context, new Dictionary<string, IReadOnlyList<FieldSelection>> { [type] = [.. g] })
                {
                    IsReadByGateway = IsReadByGateway,
                    IsApart = !g.Key.AsSpan().SequenceEqual(delivery),
                })),
        ];
    }

    /// <summary>The type whose fields have been collected already, and are those of this type too; itself when there is none.</summary>
    private string FirstLike(string type)
    {
        _first ??= type;
        if (_first == type)
        {
            return type; // most places have objects of one type
        }

        if (_typeConditions is null)
        {
            _typeConditions = new TypeConditions(_context, _sets.Select(s => s.Node));
            _firstAlike.Add(_typeConditions.Met(_first), _first);
        }

        var met = _typeConditions.Met(type);
        return _firstAlike.TryGetValue(met, out var first) ? first : _firstAlike[met] = type;
    }

    private List<FieldSelection> Collect(string type)
    {
        var order = new List<(string, DeferUsage?)>();
        var places = new Dictionary<(string, DeferUsage?), List<SelectedField>>();
        foreach (var set in _sets)
        {
            Visit(set, type, order, places);
        }

        var fields = new List<FieldSelection>(order.Count);
        foreach (var name in order)
        {
            var nodes = places[name];
            if (!_shared.TryGetValue(nodes, out var field))
            {
                field = Merge(nodes);
                _shared.Add(nodes, field);
            }

            fields.Add(field);
        }

        if (FieldOrder.Of(fields, order.ConvertAll(name => places[name])) is { } moving)
        {
            _orders.Add(type, moving);
        }

        return fields;
    }

    private void Visit(SelectedSet set, string type, List<(string, DeferUsage?)> order, Dictionary<(string, DeferUsage?), List<SelectedField>> places)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Node.Selections)
        {
            _context.CountLook(); // every type looks at the fragments of all others
            if (selection is InlineFragmentNode { TypeCondition.Name: { } condition } && !_context.Types.Satisfies(type, condition))
            {
                continue;
            }

            var own = _context.ConditionOf(selection).And(set.Condition);
            if (own.IsNever)
            {
                continue;
            }

            var isRefused = _context.Access?.IsRefused(selection) == true;
            if (isRefused && selection is not FieldNode)
            {
                continue; // taken out, as if it were skipped
            }

            switch (selection)
            {
                case FieldNode field:
                    _context.CountNode();
                    var name = (field.ResponseName, _context.Parts is { RepeatsFields: true } ? set.Usage : null);
                    if (!places.TryGetValue(name, out var nodes))
                    {
                        places.Add(name, nodes = []);
                        order.Add(name);
                    }

                    nodes.Add(new SelectedField(field, own, set.Usage) { Number = _numbers++, IsRefused = (isRefused || set.IsRefused) && !field.Name.StartsWith("__", StringComparison.Ordinal) });
                    break;
                case InlineFragmentNode inline:
                    _context.CountNode();
                    Visit(new SelectedSet(inline.SelectionSet, own, UsageOf(inline, set.Usage, type), set.IsRefused), type, order, places);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = _context.Fragments[spread.Name];
                    if (_context.Types.Satisfies(type, fragment.TypeCondition.Name))
                    {
                        _context.CountNode();
                        Visit(new SelectedSet(fragment.SelectionSet, own, UsageOf(spread, set.Usage, type), set.IsRefused), type, order, places);
                    }

                    break;
            }
        }
    }

    private DeferUsage? UsageOf(SelectionNode fragment, DeferUsage? outer, string type) =>
        fragment.Directives.Count == 0 ? outer : _deferred?.Find(fragment, outer, type) ?? outer;

    /// <summary>
    /// One field of all its places. Its condition is what has to hold beyond what is known about the objects it stands on; nothing, when
    /// it stands in every place that they do.
    /// </summary>
    private FieldSelection Merge(List<SelectedField> nodes)
    {
        var first = nodes[0].Node;
        var condition = Condition.AnyOf(nodes.Select(n => n.Condition));
        var isRefused = nodes.TrueForAll(n => n.IsRefused); // whoever may see it at one place may see it: where one is refused, more than this type is meant
        return new FieldSelection
        {
            ResponseName = first.ResponseName,
            Name = first.Name,
            Arguments = first.Arguments,
            ArgumentsKey = SelectionContext.KeyOf(first.Arguments),
            Condition = condition.Equals(_guarantee) ? Condition.Always : condition,
            Children = isRefused ? null : ChildrenOf(nodes, condition),
            IsRefused = isRefused,
            Places = nodes,
            Usages = _context.Parts is null ? [] : DeferUsage.Of(nodes.ConvertAll(n => n.Usage)),
            Stream = isRefused ? null : _context.Parts?.FindStream(first),
        };
    }

    private SelectionGroup? ChildrenOf(List<SelectedField> nodes, Condition condition)
    {
        // a single conjunction holds below as a whole, so nobody has to speak of it again; of several alternatives nobody knows which one
        // holds, so each place brings its own along to what it selects
        var known = condition.Alternatives.Count == 1 ? condition.Alternatives[0] : Conjunction.Always;
        var sets = new List<SelectedSet>();
        foreach (var place in nodes)
        {
            if (place.Node.SelectionSet is { } set)
            {
                sets.Add(new SelectedSet(set, place.Condition.Except(known), place.Usage, place.IsRefused));
            }
        }

        return sets.Count > 0 ? new SelectionGroup(_context, sets, condition.Given(known)) { IsReadByGateway = IsReadByGateway } : null;
    }

    /// <summary>Types that ask for a field in the same places under the same conditions share it. Syntax nodes are records and compare by content.</summary>
    private sealed class ByPlaces : IEqualityComparer<List<SelectedField>>
    {
        public static readonly ByPlaces Instance = new();

        public bool Equals(List<SelectedField>? x, List<SelectedField>? y)
        {
            if (x is null || y is null || x.Count != y.Count)
            {
                return ReferenceEquals(x, y);
            }

            for (var i = 0; i < x.Count; i++)
            {
                if (!ReferenceEquals(x[i].Node, y[i].Node) || x[i].Condition != y[i].Condition || x[i].Usage?.Id != y[i].Usage?.Id || x[i].IsRefused != y[i].IsRefused)
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(List<SelectedField> places)
        {
            var hash = new HashCode();
            foreach (var (node, condition, usage) in places)
            {
                hash.Add(RuntimeHelpers.GetHashCode(node));
                hash.Add(condition);
                hash.Add(usage?.Id);
            }

            return hash.ToHashCode();
        }
    }
}

/// <summary>A selection set of the document, when it counts, and the deferred fragment it stands in, if any.</summary>
/// <param name="IsRefused">Whether it belongs to a field that is refused at this place and not at another.</param>
internal readonly record struct SelectedSet(SelectionSetNode Node, Conjunction Condition, DeferUsage? Usage = null, bool IsRefused = false);

/// <summary>One place of the document that selects a field.</summary>
internal readonly record struct SelectedField(FieldNode Node, Conjunction Condition, DeferUsage? Usage)
{
    /// <summary>Grows in the order in which the places of a selection are come by.</summary>
    public int Number { get; init; }

    /// <summary>Whether whoever asks may not see it.</summary>
    public bool IsRefused { get; init; }
}
