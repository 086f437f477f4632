using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>One place in the document that selects a field, with the condition under which it does and the deferred fragment it stands in, if any.</summary>
internal readonly record struct FieldOccurrence(FieldNode Node, Condition Condition, DeferUsage? Usage);

/// <summary>An entry of a set: a field, all places that select it, and when it stands at this position.</summary>
internal sealed record CollectedField(Field Field, List<FieldOccurrence> Occurrences)
{
    public Condition[]? Conditions { get; init; }

    public Condition[]? Unless { get; init; }

    /// <summary>The deferred fragments that deliver it; empty when none does.</summary>
    public DeferUsage[] Usages { get; init; } = [];
}

/// <summary>
/// Flattens selection sets for one concrete type: fragments are opened, type conditions decided, places with the same response name merged.
/// </summary>
/// <remarks>
/// A response has its fields in the order in which they are first selected. When the first place is conditional, the field's position
/// depends on variables; it then gets an entry at each such position, of which at most one counts for given variables.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Collection"/>
internal sealed class FieldCollector(
    GraphSchema schema, FragmentTable fragments, ConditionTable conditions, IncrementalPlan? incremental, ObjectType type, int maxVisits)
{
    private readonly Dictionary<(string ResponseName, DeferUsage? Usage), Group> _groups = [];
    private readonly List<(Group Group, Condition Condition)> _positions = [];
    private readonly HashSet<(string Fragment, Condition Condition, DeferUsage? Usage)> _visited = [];
    private readonly List<DeferUsage> _newUsages = [];
    private int _visits;

    /// <summary>The fragments that begin to be deferred here.</summary>
    public IReadOnlyList<DeferUsage> NewUsages => _newUsages;

    /// <exception cref="GraphQLException">The selection is larger than allowed.</exception>
    public List<CollectedField> Collect(IReadOnlyList<SelectionPart> parts)
    {
        foreach (var (node, condition, usage) in parts)
        {
            Collect(node, condition, usage);
        }

        return ToFields();
    }

    private void Collect(SelectionSetNode selection, Condition outer, DeferUsage? usage)
    {
        foreach (var node in selection.Selections)
        {
            Visit(1);
            var condition = node.Directives.Count == 0 || incremental is not null ? outer : outer.And(conditions.Read(node.Directives));
            if (condition.IsNever || (incremental is not null && !incremental.Includes(node.Directives)))
            {
                continue;
            }

            switch (node)
            {
                case FieldNode field:
                    Add(field, condition, usage);
                    break;
                case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, condition, FindDefer(fragment, usage) ?? usage);
                    break;
                case FragmentSpreadNode spread when fragments.Find(spread.Name) is { } fragment && Applies(fragment.TypeCondition):
                    var deferred = FindDefer(spread, usage) ?? usage;
                    if (_visited.Add((spread.Name, condition, deferred)))
                    {
                        Collect(fragment.SelectionSet, condition, deferred);
                    }

                    break;
            }
        }
    }

    private void Visit(int nodes)
    {
        _visits += nodes;
        if (_visits > maxVisits)
        {
            throw new GraphQLException($"A selection spreads out to more than {maxVisits} nodes.");
        }
    }

    private DeferUsage? FindDefer(SelectionNode fragment, DeferUsage? parent)
    {
        if (fragment.Directives.Count == 0 || incremental?.FindDefer(fragment, parent) is not { } usage)
        {
            return null;
        }

        _newUsages.Add(usage);
        return usage;
    }

    private bool Applies(NamedTypeNode? typeCondition) =>
        typeCondition is null || (schema.GetType(typeCondition.Name) is { } named && schema.IsPossibleType(named, type));

    private void Add(FieldNode node, Condition condition, DeferUsage? usage)
    {
        var key = (node.ResponseName, incremental is { RepeatsFields: true } ? usage : null);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (schema.GetField(type, node.Name) is not { } field)
            {
                return; // validation has reported it
            }

            group = new Group(field);
            _groups.Add(key, group);
        }

        Visit(group.Conditions.Count); // each condition is compared with those before it, and keeps a list of them
        group.Occurrences.Add(new FieldOccurrence(node, condition, usage));
        if (group.AddCondition(condition))
        {
            _positions.Add((group, condition));
        }
    }

    private List<CollectedField> ToFields()
    {
        var fields = new List<CollectedField>(_positions.Count);
        foreach (var (group, condition) in _positions)
        {
            var earlier = group.Emitted++;
            fields.Add(new CollectedField(group.Field, group.Occurrences)
            {
                Conditions = earlier == 0 && condition.IsAlways ? null : [condition],
                Unless = earlier == 0 ? null : [.. group.Conditions.Take(earlier)],
                Usages = incremental is null ? [] : DeferUsage.Of(group.Occurrences.ConvertAll(static o => o.Usage)),
            });
        }

        return fields;
    }

    private sealed class Group(Field field)
    {
        public Field Field { get; } = field;

        public List<FieldOccurrence> Occurrences { get; } = [];

        /// <summary>The conditions of its positions, none of which is implied by those before it.</summary>
        public List<Condition> Conditions { get; } = [];

        public int Emitted { get; set; }

        public bool AddCondition(Condition condition)
        {
            foreach (var earlier in Conditions)
            {
                // a wider condition came first: whenever this one holds, that one does
                if ((earlier.On & ~condition.On) == 0 && (earlier.Off & ~condition.Off) == 0)
                {
                    return false;
                }
            }

            Conditions.Add(condition);
            return true;
        }
    }
}
