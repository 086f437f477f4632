using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>One rank of a compiled order.</summary>
/// <param name="Expression">Never null; absent values are the greatest.</param>
internal sealed record OrderRank(string Expression, LeafKind Kind, bool Descending);

/// <summary>
/// Turns an order into SQL: the ORDER BY list, and conditions for "after" and "before" the key of a cursor. Ranks are never null, so that both
/// are plain comparisons and can run along an index.
/// </summary>
internal static class OrderCompiler
{
    /// <summary>The ranks; the id, always last, is not among them.</summary>
    public static IReadOnlyList<OrderRank> Ranks(ResourceType type, IReadOnlyList<OrderBy> order, SqlDialect dialect, string row)
    {
        var ranks = new List<OrderRank>(order.Count);
        foreach (var rank in order)
        {
            if (rank.Path.Attributes is [{ JsonName: "id" }])
            {
                ranks.Add(new OrderRank($"{row}.id", LeafKind.Text, rank.Descending));
                break; // what follows a unique rank has no say
            }

            var kind = LeafKinds.Of(rank.Path.Attributes.Count > 0 ? rank.Path.Attributes[^1] : null);
            if (kind == LeafKind.Object || rank.Path.Attributes.Count == 0)
            {
                throw new ArgumentException($"{type.Name} cannot be ordered by '{rank.Path}': it is no leaf.", nameof(order));
            }

            ranks.Add(new OrderRank(dialect.Key(SqlDialect.OrderPlace($"{row}.doc", rank.Path.Attributes), kind), kind, rank.Descending));
        }

        return ranks;
    }

    /// <summary>The ORDER BY list with the id at its end.</summary>
    public static string OrderBy(IReadOnlyList<OrderRank> ranks, string id, bool reversed) =>
        string.Concat(ranks.Select(r => $"{r.Expression} {(r.Descending != reversed ? "DESC" : "ASC")}, ")) + $"{id} {(reversed ? "DESC" : "ASC")}";

    /// <summary>A condition that a row comes strictly after (or before) the key.</summary>
    public static string Beyond(SqlBuilder sql, IReadOnlyList<OrderRank> ranks, string id, ResourceCursor cursor, bool after)
    {
        var sign = after ? ">" : "<";
        var condition = $"{id} {sign} {sql.Bind(cursor.Id)}";
        for (var i = ranks.Count - 1; i >= 0; i--)
        {
            var (expression, kind, descending) = ranks[i];
            var value = cursor.Values[i] is { } text && sql.Dialect.Literal(sql, kind, text) is { } literal ? literal : sql.Dialect.Last(kind);
            var beyond = descending == after ? "<" : ">";

            // the first comparison follows from the rest; it is there for the index
            condition = $"({expression} {beyond}= {value} AND ({expression} {beyond} {value} OR {condition}))";
        }

        return condition;
    }
}
