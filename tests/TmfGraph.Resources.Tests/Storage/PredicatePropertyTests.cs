using System.Text.Json;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>Random conditions and orders over random documents: each store answers as the evaluation in memory does, and so both answer alike.</summary>
public abstract class PredicatePropertyTests(StoreFixture fixture)
{
    private const int Documents = 250;
    private const int Conditions = 600;

    [DatabaseFact]
    public async Task AnswersAsInMemory_ForAnyCondition()
    {
        var documents = await FillAsync(seed: 1);
        var predicates = new RandomPredicates(new Random(2));
        var telling = 0;
        for (var i = 0; i < Conditions; i++)
        {
            var predicate = predicates.Next();
            var page = await fixture.Store.QueryAsync(
                new ResourceQuery(StoreModel.Order) { Filter = predicate, Window = new PageWindow.First(Documents, null), NeedsTotal = true }, CancellationToken.None);

            var expected = documents.Where(d => PredicateEvaluator.Matches(predicate, d)).Select(d => d.GetProperty("id").GetString()!).ToArray();
            var actual = page.Items.Select(r => r.Id).ToArray();
            Assert.True(
                expected.SequenceEqual(actual),
                $"{Describe(predicate)}\nmissing: {string.Join(", ", expected.Except(actual))}\ntoo many: {string.Join(", ", actual.Except(expected))}");
            Assert.Equal(expected.Length, page.Total);
            telling += expected.Length is > 0 and < Documents ? 1 : 0;
        }

        Assert.True(telling > Conditions / 2, $"Only {telling} conditions tell documents apart.");
    }

    [DatabaseFact]
    public async Task WalksAllPages_InTheSameOrder_ForAnyOrder()
    {
        var documents = await FillAsync(seed: 3);
        var random = new Random(4);
        string[] leaves = ["name", "note", "state", "priority", "amount", "weight", "isUrgent", "orderDate", "due", "setting", "price.value", "account.id", "tag", "item.quantity"];
        for (var i = 0; i < 40; i++)
        {
            OrderBy[] order = [.. Enumerable.Range(0, random.Next(1, 4))
                .Select(_ => new OrderBy(RandomPredicates.Path(StoreModel.Order, leaves[random.Next(leaves.Length)]), random.Next(2) == 0))];
            var expected = documents.Order(new InMemoryOrder(order)).Select(d => d.GetProperty("id").GetString()!).ToArray();

            Assert.Equal(expected, await ForwardsAsync(order, size: 37));
            Assert.Equal(expected, await BackwardsAsync(order, size: 41));
        }
    }

    private async Task<List<string>> ForwardsAsync(OrderBy[] order, int size)
    {
        var ids = new List<string>();
        string? cursor = null;
        while (true)
        {
            var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Order = order, Window = new PageWindow.First(size, cursor) }, CancellationToken.None);
            Assert.Equal(ids.Count > 0, page.HasPrevious);
            ids.AddRange(page.Items.Select(r => r.Id));
            if (!page.HasNext)
            {
                return ids;
            }

            cursor = page.Cursors[^1];
        }
    }

    private async Task<List<string>> BackwardsAsync(OrderBy[] order, int size)
    {
        var ids = new List<string>();
        string? cursor = null;
        while (true)
        {
            var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Order = order, Window = new PageWindow.Last(size, cursor) }, CancellationToken.None);
            Assert.Equal(ids.Count > 0, page.HasNext);
            ids.InsertRange(0, page.Items.Select(r => r.Id));
            if (!page.HasPrevious)
            {
                return ids;
            }

            cursor = page.Cursors[0];
        }
    }

    private async Task<List<JsonElement>> FillAsync(int seed)
    {
        await fixture.ClearAsync();
        var orders = new RandomOrders(new Random(seed));
        string[] texts = [.. Enumerable.Range(0, Documents).Select(orders.Next)];
        await fixture.ImportAsync(StoreModel.Order, texts);
        return [.. texts.Select(t => JsonElement.Parse(t))];
    }

    private static string Describe(Predicate predicate) => predicate switch
    {
        Predicate.And(var parts) => $"and({string.Join(", ", parts.Select(Describe))})",
        Predicate.Or(var parts) => $"or({string.Join(", ", parts.Select(Describe))})",
        Predicate.Not(var inner) => $"not({Describe(inner)})",
        Predicate.Compare compare => $"{compare.Path} {compare.Operator} '{compare.Value}'",
        Predicate.In list => $"{list.Path} in [{string.Join(", ", list.Values)}]",
        Predicate.IsNull(var path) => $"{path} is null",
        Predicate.Some(var list, var condition) => $"some {list}: {Describe(condition)}",
        Predicate.All(var list, var condition) => $"all {list}: {Describe(condition)}",
        Predicate.Any(var list) => $"any {list}",
        _ => predicate.ToString(),
    };
}

public sealed class SqlitePredicatePropertyTests(SqliteFixture fixture) : PredicatePropertyTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresPredicatePropertyTests(PostgresFixture fixture) : PredicatePropertyTests(fixture), IClassFixture<PostgresFixture>;
