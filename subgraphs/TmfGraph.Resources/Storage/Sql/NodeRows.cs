using System.Globalization;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>The values of a <see cref="NodeSet"/> as rows of a FROM clause, each item seeing those before it.</summary>
/// <param name="From">FROM items; empty for one row.</param>
/// <param name="Guards">Conditions the rows must meet.</param>
/// <param name="Place">Where the value stands.</param>
/// <param name="Attribute">The attribute it is the value or an element of; null where the model does not say.</param>
internal sealed record NodeRows(List<string> From, List<string> Guards, JsonPlace Place, AttributeModel? Attribute)
{
    /// <summary>A SELECT over the values. Absent values and nulls are left out.</summary>
    /// <param name="columns">What is selected.</param>
    /// <param name="dialect">Of the database.</param>
    /// <param name="more">A further condition; null for none.</param>
    public string Select(string columns, SqlDialect dialect, string? more = null)
    {
        var guards = new List<string>(Guards);
        if (Place.Names.Count > 0 || Place.Element is not null)
        {
            guards.Add($"NOT ({dialect.IsNull(Place)})"); // a whole document is there
        }

        if (more is not null)
        {
            guards.Add(more);
        }

        return $"SELECT {columns}{(From.Count > 0 ? $" FROM {string.Join(", ", From)}" : "")}{(guards.Count > 0 ? $" WHERE {string.Join(" AND ", guards)}" : "")}";
    }

    /// <summary>The rows of a set that starts at a place.</summary>
    /// <param name="condition">Compiles the condition of a <see cref="NodeStep.Where"/>.</param>
    public static NodeRows Of(SqlBuilder sql, NodeSet nodes, JsonPlace start, AttributeModel? attribute, Func<Predicate, JsonPlace, AttributeModel?, string> condition)
    {
        var rows = new NodeRows([], [], start, attribute);
        foreach (var step in nodes.Steps)
        {
            rows = rows.Take(sql, step, condition);
        }

        return rows;
    }

    private NodeRows Take(SqlBuilder sql, NodeStep step, Func<Predicate, JsonPlace, AttributeModel?, string> condition)
    {
        switch (step)
        {
            case NodeStep.Child(var attribute):
                return this with { Place = Place.Follow([attribute]), Attribute = attribute };
            case NodeStep.Elements(null):
                var (from, guard, element) = sql.Dialect.Elements(Place, sql.NextAlias());
                return Add(from, guard, element, Attribute);
            case NodeStep.Elements({ } positions):
                var list = sql.Dialect.NumberedElements(Place, sql.NextAlias());
                return Add(list.From, $"{list.Guard} AND {At(positions, list.Position, list.Length)}", list.Element, Attribute);
            case NodeStep.Where(var inner):
                Guards.Add(condition(inner, Place, Attribute));
                return this;
            default:
                var (source, filter, value) = step switch
                {
                    NodeStep.Members => sql.Dialect.Members(Place, sql.NextAlias()),
                    NodeStep.Descendants => sql.Dialect.Descendants(Place, sql.NextAlias()),
                    NodeStep.Objects => sql.Dialect.Objects(Place, sql.NextAlias()),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                return Add(source, filter, value, null);
        }
    }

    private NodeRows Add(string from, string guard, JsonPlace place, AttributeModel? attribute)
    {
        From.Add(from);
        Guards.Add(guard);
        return this with { Place = place, Attribute = attribute };
    }

    private static string At(ElementPositions positions, string position, string length) => positions switch
    {
        ElementPositions.Single(var index) => $"{position} = {FromStart(index, length)}",
        ElementPositions.Several(var indexes) => $"({string.Join(" OR ", indexes.Select(i => $"{position} = {FromStart(i, length)}"))})",
        ElementPositions.Slice slice => Between(slice, position, length),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Between(ElementPositions.Slice slice, string position, string length)
    {
        var start = slice.From switch
        {
            null => "0",
            >= 0 and var from => Digits(from),
            var from => $"(CASE WHEN {FromStart(from.Value, length)} < 0 THEN 0 ELSE {FromStart(from.Value, length)} END)",
        };
        var condition = $"{position} >= {start}";
        condition += slice.To is { } to ? $" AND {position} < {FromStart(to, length)}" : "";
        return slice.Step > 1 ? $"{condition} AND ({position} - {start}) % {Digits(slice.Step)} = 0" : condition;
    }

    private static string FromStart(int index, string length) => index < 0 ? $"({length} - {Digits(-(long)index)})" : Digits(index);

    private static string Digits(long? number) => number!.Value.ToString(CultureInfo.InvariantCulture);
}
