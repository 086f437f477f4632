using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>Conditions on sets of values: positions, any depth, functions, values compared with values.</summary>
internal sealed partial class PredicateCompiler
{
    private string Has(Predicate.Has has, JsonPlace at, AttributeModel? element, bool atRoot)
    {
        if (has.Nodes is { Steps: [], FromRoot: true })
        {
            return Compile(has.Condition, Root, null, atRoot: true);
        }

        var rows = Rows(has.Nodes, at, element);
        return $"EXISTS ({rows.Select("1", _dialect, Compile(has.Condition, rows.Place, rows.Attribute, atRoot && has.Nodes.Steps.Count == 0))})";
    }

    private string Measure(Predicate.Measure measure, JsonPlace at, AttributeModel? element)
    {
        var rows = Rows(measure.Nodes, at, element);
        var sign = measure.Operator.Sign();
        return measure.Function switch
        {
            NodeFunction.Length when measure.Nodes.IsPlural => $"({rows.Select("count(*)", _dialect)}) {sign} {Whole(measure.Value)}",
            NodeFunction.Length => $"EXISTS ({rows.Select("1", _dialect, $"{_dialect.Length(rows.Place)} {sign} {Whole(measure.Value)}")})",
            NodeFunction.Min => $"{Aggregate("min(n.value)", _dialect.Typed(rows.Place, LeafKind.Number))} {sign} {_dialect.Literal(sql, LeafKind.Number, measure.Value)}",
            NodeFunction.Max => $"{Aggregate("max(n.value)", _dialect.Typed(rows.Place, LeafKind.Number))} {sign} {_dialect.Literal(sql, LeafKind.Number, measure.Value)}",
            _ => Aggregate(_dialect.Statistic(sql, "n.value", measure.Function, measure.Operator, measure.Value), _dialect.Digits(rows.Place)),
        };

        // over rows of its own: an aggregate of an outer column would belong to the outer statement
        string Aggregate(string aggregate, string value) => $"(SELECT {aggregate} FROM ({rows.Select($"{value} AS value", _dialect)}) n)";
    }

    private string Relate(Predicate.Relate relate, JsonPlace at, AttributeModel? element)
    {
        var kind = LeafKinds.Of(relate.Kind);
        var left = Rows(relate.Left, at, element);
        var right = Rows(relate.Right, at, element);
        var condition = $"{_dialect.Typed(left.Place, kind)} {relate.Operator.Sign()} {_dialect.Typed(right.Place, kind)}";
        return $"EXISTS ({left.Select("1", _dialect, $"EXISTS ({right.Select("1", _dialect, condition)})")})";
    }

    private NodeRows Rows(NodeSet nodes, JsonPlace at, AttributeModel? element) => NodeRows.Of(
        sql,
        nodes,
        nodes.FromRoot ? Root : at,
        nodes.FromRoot ? null : element,
        (condition, place, attribute) => Compile(condition, place, attribute, atRoot: false));

    private string Whole(string digits) => sql.Bind(long.Parse(digits), SqlValueKind.Integer);
}
