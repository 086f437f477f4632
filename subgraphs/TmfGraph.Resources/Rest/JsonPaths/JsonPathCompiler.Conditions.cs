using System.Diagnostics;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>
/// The conditions inside <c>[?( )]</c>. They become the plain predicates that attribute filters use wherever those can say the same, since these have indexes.
/// A comparison is by the attribute's type, whatever the literal's; where the model leaves the type open, by the literal's. <c>!=</c> is the exact
/// opposite of <c>==</c>: it also finds what has no value.
/// </summary>
internal sealed partial class JsonPathCompiler
{
    private Predicate Condition(PathCondition condition, JsonPathScope scope) => condition switch
    {
        PathCondition.And(var parts) => new Predicate.And([.. parts.Select(p => Condition(p, scope))]),
        PathCondition.Or(var parts) => new Predicate.Or([.. parts.Select(p => Condition(p, scope))]),
        PathCondition.Not(var inner) => new Predicate.Not(Condition(inner, scope)),
        PathCondition.Present(var path) => Find(path, scope),
        PathCondition.Compare compare => Compare(compare, scope),
        _ => throw new UnreachableException(),
    };

    private Predicate Compare(PathCondition.Compare compare, JsonPathScope scope) => compare switch
    {
        { Left: PathOperand.Value(var path), Right: PathOperand.Literal literal } => Compare(path, compare.Operator, literal, scope, compare.Position),
        { Left: PathOperand.Literal literal, Right: PathOperand.Value(var path) } => Compare(path, Turn(compare.Operator), literal, scope, compare.Position),
        { Left: PathOperand.Value(var left), Right: PathOperand.Value(var right) } => Relate(left, compare.Operator, right, scope, compare.Position),
        _ => throw Error("Two values are compared; one side must be a path.", compare.Position),
    };

    private Predicate Compare(JsonPath path, FilterOperator comparison, PathOperand.Literal literal, JsonPathScope scope, int position)
    {
        if (comparison == FilterOperator.NotEqual)
        {
            return new Predicate.Not(Compare(path, FilterOperator.Equal, literal, scope, position));
        }

        if (literal.Kind == LiteralKind.Null)
        {
            return comparison == FilterOperator.Equal
                ? new Predicate.Not(Find(path, scope))
                : throw Error("null has no order; compare it with '==' or '!='.", position);
        }

        var (steps, end) = Walk(path, scope);
        if (path.Function is { } function)
        {
            return Measure(new NodeSet(path.FromRoot, Numbers(function, steps, end, position)), function, comparison, literal, position);
        }

        _ = Cross(steps, end);
        CheckLeaf(end.Attribute, end.Type, comparison, position);
        var (value, asNumber) = Value(end.Attribute, comparison, literal, position);
        return AtRoot(path, Find(steps, at => new Predicate.Compare(at, Plain(comparison), value) { AsNumber = asNumber }));
    }

    private Predicate.Measure Measure(NodeSet nodes, NodeFunction function, FilterOperator comparison, PathOperand.Literal literal, int position)
    {
        var fits = literal.Kind is LiteralKind.Number or LiteralKind.Text
            && (function == NodeFunction.Length ? int.TryParse(literal.Text, out _) : NumberKey.Of(literal.Text) is not null);
        return comparison != FilterOperator.Matches && fits
            ? new Predicate.Measure(nodes, function, Plain(comparison), literal.Text)
            : throw Error($"A function is compared with '{literal.Text}'; it must be {(function == NodeFunction.Length ? "a whole number" : "a number")}.", position);
    }

    private List<NodeStep> Numbers(NodeFunction function, List<NodeStep> steps, JsonPathScope end, int position)
    {
        if (function == NodeFunction.Length)
        {
            return steps;
        }

        _ = Cross(steps, end);
        return end.IsOpen || LeafKinds.Of(end.Attribute) == LeafKind.Number
            ? steps
            : throw Error($"'{end.Attribute?.JsonName ?? "@"}' holds no numbers; min(), max(), avg() and stddev() need them.", position);
    }

    private Predicate Relate(JsonPath left, FilterOperator comparison, JsonPath right, JsonPathScope scope, int position)
    {
        if (comparison == FilterOperator.NotEqual)
        {
            return new Predicate.Not(Relate(left, FilterOperator.Equal, right, scope, position));
        }

        if (left.Function is not null || right.Function is not null)
        {
            throw Error("A function is compared with a path; compare it with a number.", position);
        }

        var (leftSteps, leftEnd) = Walk(left, scope);
        var (rightSteps, rightEnd) = Walk(right, scope);
        _ = Cross(leftSteps, leftEnd);
        _ = Cross(rightSteps, rightEnd);
        CheckLeaf(leftEnd.Attribute, leftEnd.Type, comparison, position);
        CheckLeaf(rightEnd.Attribute, rightEnd.Type, comparison, position);
        var (one, other) = (LeafKinds.Of(leftEnd.Attribute), LeafKinds.Of(rightEnd.Attribute));
        var kind = one == other || other == LeafKind.Any ? one
            : one == LeafKind.Any ? other
            : throw Error($"'{leftEnd.Attribute!.JsonName}' and '{rightEnd.Attribute!.JsonName}' hold values of different types and cannot be compared.", position); // without attribute: Any
        return new Predicate.Relate(new NodeSet(left.FromRoot, leftSteps), Plain(comparison), new NodeSet(right.FromRoot, rightSteps), ScalarOf(kind));
    }

    private void CheckLeaf(AttributeModel? leaf, StructuredType? type, FilterOperator comparison, int position)
    {
        if (type is not null)
        {
            throw Error($"{(leaf is null ? "A resource" : $"'{leaf.JsonName}'")} is no value to compare; name one of its attributes.", position);
        }

        if (leaf is null or { Scalar: ScalarKind.Any })
        {
            return;
        }

        if (comparison is FilterOperator.Matches ? !LeafValues.IsText(leaf) : comparison is not FilterOperator.Equal && !LeafValues.HasOrder(leaf))
        {
            throw Error(
                comparison is FilterOperator.Matches
                    ? $"'{leaf.JsonName}' is no text; a regular expression does not fit it."
                    : $"'{leaf.JsonName}' has no order; compare it for equality.",
                position);
        }
    }

    private (string Value, bool AsNumber) Value(AttributeModel? leaf, FilterOperator comparison, PathOperand.Literal literal, int position)
    {
        if (comparison is FilterOperator.Matches)
        {
            return (Pattern(literal, position), false);
        }

        if (leaf is null or { Scalar: ScalarKind.Any })
        {
            return (literal.Text, literal.Kind == LiteralKind.Number);
        }

        var value = LeafValues.Normalize(leaf, literal.Text)
            ?? throw Error($"'{leaf.JsonName}' is compared with '{literal.Text}'; it must be {LeafValues.Describe(leaf)}.", position);
        return (value, false);
    }

    private string Pattern(PathOperand.Literal literal, int position)
    {
        if (literal.Kind != LiteralKind.Pattern)
        {
            throw Error("'=~' needs a path on its left and a regular expression between slashes on its right.", position);
        }

        if (literal.Text.Length > _limits.MaxRegexLength)
        {
            throw Error($"The regular expression is longer than {_limits.MaxRegexLength} characters.", position);
        }

        try
        {
            _ = Patterns.Get(literal.Text);
            return literal.Text;
        }
        catch (InvalidPatternException exception)
        {
            throw Error(exception.Message, position);
        }
    }

    private Predicate Find(JsonPath path, JsonPathScope scope) => path.Function is null
        ? AtRoot(path, Find(Walk(path, scope).Steps, null))
        : throw Error("A function must be compared with a number.", path.Position);

    private static Predicate AtRoot(JsonPath path, Predicate predicate) =>
        path.FromRoot ? new Predicate.Has(new NodeSet(true, []), predicate) : predicate;

    /// <summary>The condition that the steps find something, or something that meets a condition on the path or value it is given.</summary>
    private static Predicate Find(List<NodeStep> steps, Func<AttributePath, Predicate>? leaf)
    {
        if (new NodeSet(false, steps).ToAttributePath(out var crossed) is { } path)
        {
            return leaf is not null ? leaf(path)
                : path.Attributes.Count == 0 ? new Predicate.And([])
                : crossed ? new Predicate.Any(path)
                : new Predicate.Not(new Predicate.IsNull(path));
        }

        var filter = steps.FindIndex(s => s is NodeStep.Where);
        if (filter < 0)
        {
            return new Predicate.Has(new NodeSet(false, steps), leaf?.Invoke(AttributePath.Self) ?? new Predicate.And([]));
        }

        var before = new NodeSet(false, steps[..filter]);
        var condition = ((NodeStep.Where)steps[filter]).Condition;
        var all = filter == steps.Count - 1 && leaf is null ? condition : new Predicate.And([condition, Find(steps[(filter + 1)..], leaf)]);
        return before.Steps.Count == 0 ? all
            : before.ToAttributePath(out var ofElements) is { } list && ofElements ? new Predicate.Some(list, all)
            : new Predicate.Has(before, all);
    }

    private static FilterOperator Turn(FilterOperator comparison) => comparison switch
    {
        FilterOperator.Greater => FilterOperator.Less,
        FilterOperator.GreaterOrEqual => FilterOperator.LessOrEqual,
        FilterOperator.Less => FilterOperator.Greater,
        FilterOperator.LessOrEqual => FilterOperator.GreaterOrEqual,
        _ => comparison,
    };

    private static Comparison Plain(FilterOperator comparison) => comparison switch
    {
        FilterOperator.Equal => Comparison.Equal,
        FilterOperator.Greater => Comparison.Greater,
        FilterOperator.GreaterOrEqual => Comparison.GreaterOrEqual,
        FilterOperator.Less => Comparison.Less,
        FilterOperator.LessOrEqual => Comparison.LessOrEqual,
        FilterOperator.Matches => Comparison.Matches,
        _ => throw new UnreachableException(),
    };

    private static ScalarKind ScalarOf(LeafKind kind) => kind switch
    {
        LeafKind.Number => ScalarKind.Decimal,
        LeafKind.Instant => ScalarKind.DateTime,
        LeafKind.Boolean => ScalarKind.Boolean,
        LeafKind.Any => ScalarKind.Any,
        _ => ScalarKind.String,
    };
}
