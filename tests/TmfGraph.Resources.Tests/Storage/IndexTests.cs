using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>SQLite uses an expression index only when a query spells the expression as the index does, which is easily lost.</summary>
public sealed class IndexTests(SqliteFixture fixture) : IClassFixture<SqliteFixture>
{
    [Theory]
    [InlineData("name", "ASC")]
    [InlineData("name", "DESC")]
    [InlineData("orderDate", "DESC")]
    [InlineData("amount", "ASC")]
    public async Task Orders_RunAlongTheIndex(string attribute, string direction)
    {
        var path = RandomPredicates.Path(StoreModel.Order, attribute);
        var key = fixture.Database.Dialect.Key(SqlDialect.OrderPlace("d.doc", path.Attributes), LeafKinds.Of(path.Attributes[^1]));

        var plan = await PlanAsync(sql => sql.Append($"SELECT d.doc FROM resource d WHERE d.type = 'Order' ORDER BY {key} {direction}, d.id ASC LIMIT 10"));

        Assert.Contains($"USING INDEX ix_Order_{attribute} ", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", Comparison.Equal, "N", "ix_Order_name (type=? AND <expr>=?)")]
    [InlineData("amount", Comparison.Less, "5", "ix_Order_amount (type=? AND <expr><?)")]
    [InlineData("orderDate", Comparison.Greater, "2026-01-01T00:00:00Z", "ix_Order_orderDate (type=? AND <expr>>? AND <expr><?)")]
    [InlineData("state", Comparison.Equal, "completed", "ix_resource_state (type=? AND state=?)")]
    [InlineData("relatedParty.id", Comparison.Equal, "c1", "ix_resource_reference_target (target_id=? AND path=? AND source_type=?)")]
    public async Task Filters_SearchTheIndex(string attribute, Comparison comparison, string value, string expected)
    {
        var filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, attribute), comparison, value);

        var plan = await PlanAsync(sql =>
        {
            var condition = new PredicateCompiler(sql, StoreModel.Order, "d").Compile(filter);
            sql.Append($"SELECT d.doc FROM resource d WHERE d.type = 'Order' AND {condition}");
        });

        Assert.Contains(expected, plan, StringComparison.Ordinal);
    }

    private async Task<string> PlanAsync(Action<SqlBuilder> query)
    {
        await using var session = await StoreSession.OpenAsync(fixture.Database, CancellationToken.None);
        var sql = session.Sql().Append("EXPLAIN QUERY PLAN ");
        query(sql);
        var lines = new List<string>();
        await session.ReadAsync(sql, row => lines.Add(row.GetString(3)), CancellationToken.None);
        return string.Join('\n', lines);
    }
}
