using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
using TmfGraph.Gateway;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Standalone;
using TmfGraph.Standalone.Bulk;
using TmfGraph.Standalone.Demo;

namespace TmfGraph.EndToEnd.Tests.Cost;

/// <summary>No N+1: what the walk asks of subgraphs and of the database does not depend on how many orders the customer has.</summary>
public sealed class WalkCostTests
{
    /// <summary>The figures that the README gives.</summary>
    private const string Expected =
        """
        requests: customer 1, party 1, product 1, resource 1, service 1
        statements: customer 1, party 1, product 3, resource 2, service 2
        """;

    private static readonly (int Number, int Orders)[] Customers = [(90_001, 1), (90_002, 10), (90_003, 100)];

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task RequestsAndStatements_AreTheSame_For1And10And100Orders(StoreKind store)
    {
        await using var product = await RunningProduct.StartAsync(await Stores.ArgumentsAsync(store), works: false); // only what the walk asks counts
        var people = new DemoPeople();
        var made = Customers.Select(c => (Customer: people.Make(c.Number), c.Orders)).ToList();
        await LoadAsync(product, made.SelectMany(m => m.Customer.Documents.Concat(new DemoOrders(m.Customer, m.Orders).Documents())));

        // The whole walk, at the largest page, so that every order is in it.
        var query = CustomerWalk.Query.Replace("first: 5, where: { state: { in: [IN_PROGRESS, COMPLETED] } }, ", "first: 50, ", StringComparison.Ordinal);
        foreach (var (customer, orders) in made)
        {
            var before = Counts(product);
            var data = await product.GraphQL.GetDataAsync(query, new JsonObject { ["id"] = customer.Id });
            var after = Counts(product);

            Assert.Equal(orders, data.GetProperty("customerById").GetProperty("productOrders").GetProperty("totalCount").GetInt32());
            Assert.Equal(Expected, Describe(before, after));
        }
    }

    private static async Task LoadAsync(RunningProduct product, IEnumerable<DemoDocument> documents)
    {
        var store = product.Services.GetRequiredService<ProductStore>();
        await store.LoadAsync(ToTyped(store, documents), validate: true, null, CancellationToken.None);
    }

    private static async IAsyncEnumerable<(ResourceType, JsonElement)> ToTyped(ProductStore store, IEnumerable<DemoDocument> documents)
    {
        await Task.Yield();
        foreach (var (type, body) in documents)
        {
            yield return (store.GetType(type)!, JsonSerializer.SerializeToElement(body));
        }
    }

    private static SortedDictionary<string, (long Requests, long Statements)> Counts(RunningProduct product)
    {
        var requests = product.Services.GetRequiredService<GatewayMetrics>().Snapshot();
        var counts = new SortedDictionary<string, (long, long)>(StringComparer.Ordinal);
        foreach (var domain in StandaloneDomains.All)
        {
            counts[domain.Name] = (
                requests.TryGetValue(domain.Name, out var sent) ? sent.Requests : 0,
                product.Services.GetRequiredKeyedService<ResourceDatabase>(domain.Name).Statements.Total);
        }

        return counts;
    }

    private static string Describe(
        SortedDictionary<string, (long Requests, long Statements)> before, SortedDictionary<string, (long Requests, long Statements)> after) =>
        $"requests: {Figures(after.ToDictionary(a => a.Key, a => a.Value.Requests - before[a.Key].Requests))}\n"
        + $"statements: {Figures(after.ToDictionary(a => a.Key, a => a.Value.Statements - before[a.Key].Statements))}";

    /// <summary>Of the domains that had something to do.</summary>
    private static string Figures(Dictionary<string, long> counts) =>
        string.Join(", ", counts.Where(c => c.Value != 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
