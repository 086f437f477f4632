using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>
/// Merges selections into what is priced. Fields that are selected in several places count once; fields of different object types exclude
/// each other, those of interfaces add up, as an object may have any of them.
/// </summary>
internal sealed class CostSetBuilder(GraphSchema schema, CostModel model, FragmentTable fragments, ConditionTable conditions, int maxNodes)
{
    private int _nodes;

    /// <summary>How many fields were met.</summary>
    public int NodeCount => _nodes;

    /// <exception cref="GraphQLException">The operation is larger than allowed.</exception>
    public CostSet Build(IReadOnlyList<SelectionPart> parts, NamedType type)
    {
        var collected = new Dictionary<string, FieldPlaces>();
        var visited = new HashSet<(string, ObjectType?, Condition)>(); // a fragment counts once on one type
        foreach (var part in parts)
        {
            Collect(part.Node, part.Condition, type, type as ObjectType, collected, visited);
        }

        var whatever = KeyOf(type as ObjectType); // of a known object type all is common
        var common = collected.GetValueOrDefault(whatever) ?? [];
        return new CostSet(
            Nodes(common, null),
            [.. collected.Where(c => c.Key != whatever).Select(c => Nodes(c.Value, common))]);
    }

    private void Collect(
        SelectionSetNode selection,
        Condition outer,
        NamedType type,
        ObjectType? bucket,
        Dictionary<string, FieldPlaces> collected,
        HashSet<(string, ObjectType?, Condition)> visited)
    {
        foreach (var node in selection.Selections)
        {
            var condition = node.Directives.Count == 0 ? outer : outer.And(conditions.Read(node.Directives));
            if (condition.IsNever)
            {
                continue;
            }

            switch (node)
            {
                case FieldNode { Name: var name } field when !name.StartsWith("__", StringComparison.Ordinal):
                    Add(field, condition, type, bucket, collected);
                    break;
                case InlineFragmentNode fragment:
                    Open(fragment.SelectionSet, fragment.TypeCondition?.Name, condition);
                    break;
                case FragmentSpreadNode spread when fragments.Find(spread.Name) is { } fragment && visited.Add((spread.Name, bucket, condition)):
                    Open(fragment.SelectionSet, fragment.TypeCondition.Name, condition);
                    break;
            }
        }

        void Open(SelectionSetNode set, string? typeCondition, Condition condition)
        {
            var narrowed = typeCondition is null ? type : schema.GetType(typeCondition) ?? type;
            if (bucket is null)
            {
                Collect(set, condition, narrowed, narrowed as ObjectType, collected, visited);
            }
            else if (schema.IsPossibleType(narrowed, bucket))
            {
                Collect(set, condition, bucket, bucket, collected, visited);
            }
        }
    }

    private void Add(
        FieldNode node,
        Condition condition,
        NamedType type,
        ObjectType? bucket,
        Dictionary<string, FieldPlaces> collected)
    {
        if (++_nodes > maxNodes)
        {
            throw new GraphQLException($"The operation selects more than {maxNodes} fields.");
        }

        if (schema.GetField(type, node.Name) is not { } field)
        {
            return; // validation has reported it
        }

        if (!collected.TryGetValue(KeyOf(bucket), out var fields))
        {
            collected.Add(KeyOf(bucket), fields = []);
        }

        if (!fields.TryGetValue((node.ResponseName, condition), out var places))
        {
            fields.Add((node.ResponseName, condition), places = []);
        }

        places.Add((field, node));
    }

    private CostNode[] Nodes(FieldPlaces fields, FieldPlaces? common) =>
        [.. fields.Select(f => ToNode(f.Value, f.Key.Condition, common?.ContainsKey(f.Key) == true))];

    private CostNode ToNode(List<(Field Field, FieldNode Node)> places, Condition condition, bool isRepeated)
    {
        // interfaces and their implementations may price a field differently: the dearest counts
        var (field, node) = places.MaxBy(p => model.PriceOf(p.Field).Weight);
        var price = model.PriceOf(field);
        return new CostNode(field, price, node, condition, isRepeated)
        {
            Arguments = [.. field.Arguments
                .Where(a => model.WeightOf(a) != 0 || model.IsPriced(a.Type) || price.ListSize?.SlicingArguments.Any(s => s.Argument == a.Name) == true)
                .Select(a => (a, node.Arguments.FirstOrDefault(n => n.Name == a.Name)?.Value))],
            Below = field.Type.IsComposite
                ? Build([.. places.Where(p => p.Node.SelectionSet is not null).Select(p => new SelectionPart(p.Node.SelectionSet!, Condition.Always, null))], field.Type.NamedType)
                : CostSet.None,
        };
    }

    private static string KeyOf(ObjectType? type) => type?.Name ?? "";

    /// <summary>The places that select a field, by its response name and when they do.</summary>
    private sealed class FieldPlaces : Dictionary<(string ResponseName, Condition Condition), List<(Field Field, FieldNode Node)>>;
}
