using System.Text.Json;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Graph.Filters;
using TmfGraph.Testing;
using GraphFilterCompiler = TmfGraph.Resources.Graph.Filters.FilterCompiler;

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
            var found = await AssertFindsAsync(documents, predicate, "");
            telling += found.Length is > 0 and < Documents ? 1 : 0;
        }

        Assert.True(telling > Conditions / 2, $"Only {telling} conditions tell documents apart.");
    }

    [DatabaseFact]
    public async Task AnswersAsInMemory_ForAnyJsonPath()
    {
        var documents = await FillAsync(seed: 5);
        var paths = new RandomPaths(new Random(6));
        var telling = 0;
        for (var i = 0; i < Conditions; i++)
        {
            var path = paths.Next();
            var found = await AssertFindsAsync(documents, JsonPathCompiler.CompileFilter(path, StoreModel.Order, new TmfRestOptions { MaxPathDescents = 10 }.PathLimits), path);
            telling += found.Length is > 0 and < Documents ? 1 : 0;
        }

        Assert.True(telling > Conditions / 2, $"Only {telling} paths tell documents apart.");
    }

    [DatabaseFact]
    public async Task AnswersTheSame_InEveryNotation()
    {
        var documents = await FillAsync(seed: 7);
        var random = new Random(8);
        var telling = 0;
        for (var i = 0; i < Conditions / 2; i++)
        {
            var (attributes, path, where) = RandomNotations.Next(random);
            var byGraph = GraphFilterCompiler.Compile(JsonElement.Parse(where), StoreModel.Order, new GraphOptions())!;
            var byAttributes = Read(attributes);
            var byPath = Read($"filter={Uri.EscapeDataString(path)}");

            var description = $"{attributes}\n{path}\n{where}";
            var found = await AssertFindsAsync(documents, byAttributes, description);
            var foundByPath = await AssertFindsAsync(documents, byPath, description);
            var foundByGraph = await AssertFindsAsync(documents, byGraph, description);
            Assert.True(found.SequenceEqual(foundByPath) && found.SequenceEqual(foundByGraph), description);
            telling += found.Length is > 0 and < Documents ? 1 : 0;
        }

        Assert.True(telling > Conditions / 4, $"Only {telling} conditions tell documents apart.");

        static Predicate Read(string query)
        {
            var options = new TmfRestOptions();
            return new FilterCompiler(StoreModel.Order, options).Compile(ListRequestReader.Read(query, [StoreModel.Order], options).Conditions!);
        }
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

    private async Task<string[]> AssertFindsAsync(List<JsonElement> documents, Predicate predicate, string description)
    {
        var page = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { Filter = predicate, Window = new PageWindow.First(Documents, null), NeedsTotal = true }, CancellationToken.None);

        var expected = documents.Where(d => PredicateEvaluator.Matches(predicate, d)).Select(d => d.GetProperty("id").GetString()!).ToArray();
        var actual = page.Items.Select(r => r.Id).ToArray();
        Assert.True(
            expected.SequenceEqual(actual),
            $"{description}\n{PredicateText.Of(predicate)}\nmissing: {string.Join(", ", expected.Except(actual))}\ntoo many: {string.Join(", ", actual.Except(expected))}");
        Assert.Equal(expected.Length, page.Total);
        return actual;
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
}

public sealed class SqlitePredicatePropertyTests(SqliteFixture fixture) : PredicatePropertyTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresPredicatePropertyTests(PostgresFixture fixture) : PredicatePropertyTests(fixture), IClassFixture<PostgresFixture>;
