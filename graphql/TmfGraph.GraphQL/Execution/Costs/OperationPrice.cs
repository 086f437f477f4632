namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>What an operation costs with given variables.</summary>
/// <param name="FieldCost">The work of resolving its fields.</param>
/// <param name="TypeCost">The objects of its response.</param>
internal readonly record struct OperationPrice(double FieldCost, double TypeCost)
{
    public static OperationPrice operator +(OperationPrice one, OperationPrice other) =>
        new(one.FieldCost + other.FieldCost, one.TypeCost + other.TypeCost);

    public static OperationPrice operator *(double count, OperationPrice price) =>
        count == 0 ? default : new(count * price.FieldCost, count * price.TypeCost);

    /// <summary>The larger of each.</summary>
    public static OperationPrice Max(OperationPrice one, OperationPrice other) =>
        new(Math.Max(one.FieldCost, other.FieldCost), Math.Max(one.TypeCost, other.TypeCost));

    /// <summary>Null, or why an operation of this price may not run.</summary>
    public OperationResult? Check(CostOptions options)
    {
        if (!options.EnforceLimits || (FieldCost <= options.MaxFieldCost && TypeCost <= options.MaxTypeCost))
        {
            return null;
        }

        return FieldCost > options.MaxFieldCost
            ? Refuse("field", "fieldCost", FieldCost, "maxFieldCost", options.MaxFieldCost)
            : Refuse("type", "typeCost", TypeCost, "maxTypeCost", options.MaxTypeCost);
    }

    /// <summary>As it stands in the extensions of a result.</summary>
    public Dictionary<string, object?> ToExtensions() => new()
    {
        ["operationCost"] = new Dictionary<string, object?> { ["fieldCost"] = Shown(FieldCost), ["typeCost"] = Shown(TypeCost) },
    };

    private static OperationResult Refuse(string kind, string name, double cost, string limitName, double limit) => RequestErrors.Result(
        RequestFailure.Validation,
        new GraphQLError($"The {kind} cost of the operation is above the limit. Select less, or ask for smaller pages.")
        {
            Code = ErrorCodes.CostTooHigh,
            Extensions = new Dictionary<string, object?> { [name] = Shown(cost), [limitName] = Shown(limit) },
        });

    // lists within lists within lists may multiply beyond all numbers that JSON readers take
    private static double Shown(double cost) => double.IsFinite(cost) ? Math.Min(cost, 1e15) : 1e15;
}
