using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>Prices one operation: its tree is made once, its lists and inputs are measured with the variables of each request.</summary>
/// <remarks>
/// A field costs its weight, the weights of the inputs that are given, and what is below it as many times as its list is long. Lists are as
/// long as their slicing arguments say; those that no <c>@listSize</c> is about count once.
/// </remarks>
internal sealed class OperationCost
{
    private readonly CostModel _model;
    private readonly ConditionTable _conditions;
    private readonly CostSet _root;
    private readonly double _rootWeight;
    private readonly bool _hasVariables;
    private OperationPrice[]? _only; // an array, as others read it meanwhile

    private OperationCost(CostModel model, ConditionTable conditions, CostSet root, double rootWeight, int nodeCount, bool hasVariables)
    {
        _hasVariables = hasVariables;
        NodeCount = nodeCount;
        _model = model;
        _conditions = conditions;
        _root = root;
        _rootWeight = rootWeight;
    }

    /// <summary>How many fields are priced, with fragments spread out.</summary>
    public int NodeCount { get; }

    /// <exception cref="GraphQLException">The operation is larger than allowed.</exception>
    public static OperationCost Create(
        GraphSchema schema, CostModel model, OperationDefinitionNode operation, FragmentTable fragments, ConditionTable conditions, int maxNodes)
    {
        var type = schema.GetRootType(operation.Operation)!; // a plan was made for it
        var builder = new CostSetBuilder(schema, model, fragments, conditions, maxNodes);
        var root = builder.Build([new SelectionPart(operation.SelectionSet, Condition.Always, null)], type);
        return new OperationCost(model, conditions, root, model.WeightOf(type), builder.NodeCount, operation.Variables.Count > 0);
    }

    /// <summary>The price with the variables of a request. An operation without variables has only one, which is worked out once.</summary>
    /// <exception cref="GraphQLException">A list needs exactly one of its slicing arguments and has not.</exception>
    public OperationPrice Evaluate(VariableValues variables)
    {
        if (_only is [var known])
        {
            return known;
        }

        var price = new OperationPrice(0, _rootWeight) + Sum(_root, null, 0, variables, _conditions.Evaluate(variables));
        if (!_hasVariables)
        {
            _only = [price];
        }

        return price;
    }

    private OperationPrice Sum(CostSet set, string[]? sizedFields, double size, VariableValues variables, ulong bits)
    {
        var dearest = default(OperationPrice);
        foreach (var nodes in set.ByType)
        {
            dearest = OperationPrice.Max(dearest, Sum(nodes, sizedFields, size, variables, bits));
        }

        return Sum(set.Common, sizedFields, size, variables, bits) + dearest;
    }

    private OperationPrice Sum(CostNode[] nodes, string[]? sizedFields, double size, VariableValues variables, ulong bits)
    {
        var sum = default(OperationPrice);
        foreach (var node in nodes)
        {
            if (node.Condition.Holds(bits))
            {
                sum += Price(node, sizedFields?.Contains(node.Field.Name) == true ? size : null, variables, bits);
            }
        }

        return sum;
    }

    private OperationPrice Price(CostNode node, double? sizeFromAbove, VariableValues variables, ulong bits)
    {
        var listSize = node.Price.ListSize;
        var size = listSize is null ? 1 : SizeOf(node, listSize, variables);
        var items = sizeFromAbove ?? (listSize is { SizedFields.Length: 0 } ? size : 1);
        var below = items * Sum(node.Below, listSize?.SizedFields, size, variables, bits);
        if (node.IsRepeated)
        {
            return below;
        }

        var inputs = 0.0;
        foreach (var (definition, value) in node.Arguments)
        {
            inputs += CostOf(definition, value, variables);
        }

        return below + new OperationPrice(node.Price.Weight + inputs + (items * node.Price.ItemWeight), items * node.Price.TypeWeight);
    }

    private static double SizeOf(CostNode node, ListSize listSize, VariableValues variables)
    {
        double? size = null;
        var given = 0;
        foreach (var argument in listSize.SlicingArguments)
        {
            foreach (var (definition, value) in node.Arguments)
            {
                if (definition.Name == argument.Argument && argument.Find(definition, value, variables) is { } number)
                {
                    given++;
                    size = Math.Max(size ?? 0, number);
                }
            }
        }

        if (listSize.RequiresOne && given != 1)
        {
            throw new GraphQLException(new GraphQLError($"`{node.Field.Coordinate}` needs exactly one of the arguments {Names(listSize)}.")
            {
                Code = ErrorCodes.OneSlicingArgument,
                Locations = node.Node.Location.Exists ? [node.Node.Location] : [],
            });
        }

        return size ?? listSize.DefaultValue ?? listSize.Assumed ?? 1;
    }

    private static string Names(ListSize listSize) => string.Join(", ", listSize.SlicingArguments.Select(static a => $"`{a}`"));

    private double CostOf(InputValue definition, ValueNode? value, VariableValues variables)
    {
        if (value is VariableNode variable)
        {
            return variables.Get(variable.Name) is { ValueKind: not JsonValueKind.Undefined } given
                ? CostOf(definition, given)
                : definition.DefaultValue is { } fallback ? CostOf(definition, fallback, variables) : 0;
        }

        value ??= definition.DefaultValue;
        return value is null or NullValueNode ? 0 : _model.WeightOf(definition) + BelowOf(definition.Type, value, variables);
    }

    private double CostOf(InputValue definition, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null ? 0 : _model.WeightOf(definition) + BelowOf(definition.Type, value);

    private double BelowOf(GraphType type, ValueNode value, VariableValues variables)
    {
        if (!_model.IsPriced(type))
        {
            return 0;
        }

        switch (value)
        {
            case ListValueNode list:
                return list.Items.Sum(item => BelowOf(type, item, variables));
            case VariableNode variable:
                return BelowOf(type, variables.Get(variable.Name));
            case ObjectValueNode fields when type.NamedType is InputObjectType input:
                return fields.Fields.Sum(f => input.GetField(f.Name) is { } field ? CostOf(field, f.Value, variables) : 0);
            default:
                return 0;
        }
    }

    private double BelowOf(GraphType type, JsonElement value)
    {
        if (!_model.IsPriced(type))
        {
            return 0;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return value.EnumerateArray().Sum(item => BelowOf(type, item));
            case JsonValueKind.Object when type.NamedType is InputObjectType input:
                return value.EnumerateObject().Sum(p => input.GetField(p.Name) is { } field ? CostOf(field, p.Value) : 0);
            default:
                return 0;
        }
    }
}
