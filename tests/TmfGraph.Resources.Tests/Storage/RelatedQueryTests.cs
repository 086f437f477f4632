using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Storage;

public abstract class RelatedQueryTests(StoreFixture fixture)
{
    private static readonly WalkStep OrdersOfParty = new(StoreModel.Order, "relatedParty", Backwards: true, Role: null);
    private static readonly WalkStep ProductsOfOrder = new(StoreModel.Order, "item.product", Backwards: false, Role: null);
    private static readonly WalkStep ShipmentsOfOrder = new(StoreModel.Shipment, "order", Backwards: true, Role: null);

    [DatabaseFact]
    public async Task Backwards_FindsWhoRefers_ForEveryParentInOrder()
    {
        await FillAsync();

        Assert.Equal(["o1 o2 o4", "", "o2 o3", "o1 o2 o4"], await WalkAsync("Customer", ["c1", "none", "c2", "c1"], [OrdersOfParty], new ResourceQuery(StoreModel.Order)));
    }

    [DatabaseFact]
    public async Task Role_IsComparedWithoutRegardToCase()
    {
        await FillAsync();

        Assert.Equal(["o1 o2"], await WalkAsync("Customer", ["c1"], [OrdersOfParty with { Role = "CUSTOMER" }], new ResourceQuery(StoreModel.Order)));
    }

    [DatabaseFact]
    public async Task Type_TellsApartTargetsWithOneId()
    {
        await FillAsync();

        // o4 does not say what it refers to, so it counts for both
        Assert.Equal(["o3 o4"], await WalkAsync("Individual", ["c1"], [OrdersOfParty], new ResourceQuery(StoreModel.Order)));
    }

    [DatabaseFact]
    public async Task Forwards_FindsTargets_OnceEach()
    {
        await FillAsync();

        Assert.Equal(["p1 p2", "p1", ""], await WalkAsync("Order", ["o1", "o2", "o3"], [ProductsOfOrder], new ResourceQuery(StoreModel.Product)));
    }

    [DatabaseFact]
    public async Task SeveralHops_JoinBackwardsAndForwards()
    {
        await FillAsync();

        Assert.Equal(["p1 p2"], await WalkAsync("Customer", ["c1"], [OrdersOfParty, ProductsOfOrder], new ResourceQuery(StoreModel.Product)));
        Assert.Equal(["s1 s2"], await WalkAsync("Customer", ["c2"], [OrdersOfParty, ShipmentsOfOrder], new ResourceQuery(StoreModel.Shipment)));
        Assert.Equal(
            ["o1 o2"],
            await WalkAsync("Order", ["o2"], [ProductsOfOrder, ProductsOfOrder with { Backwards = true }], new ResourceQuery(StoreModel.Order)));
    }

    [DatabaseFact]
    public async Task FilterOrderAndWindow_HoldForEachParent()
    {
        await FillAsync();
        var query = new ResourceQuery(StoreModel.Order)
        {
            Order = [new OrderBy(RandomPredicates.Path(StoreModel.Order, "priority"), Descending: true)],
            Filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "priority"), Comparison.Less, "4"),
            Window = new PageWindow.First(1, null),
            NeedsTotal = true,
        };

        var pages = await fixture.Store.QueryRelatedAsync(new RelatedQuery(["c1", "c2"], "Customer", [OrdersOfParty], query), CancellationToken.None);
        var next = await fixture.Store.QueryRelatedAsync(
            new RelatedQuery(["c1", "c2"], "Customer", [OrdersOfParty], query with { Window = new PageWindow.First(5, pages[0].Cursors[0]) }), CancellationToken.None);
        var last = await fixture.Store.QueryRelatedAsync(
            new RelatedQuery(["c1", "c2"], "Customer", [OrdersOfParty], query with { Window = new PageWindow.Last(1, null) }), CancellationToken.None);

        Assert.Equal(["o2 next of 2", "o3 next of 2"], pages.Select(Text));
        Assert.Equal(["o1 previous of 2", " previous of 2"], next.Select(Text)); // behind o2 in each list
        Assert.Equal(["o1 previous of 2", "o2 previous of 2"], last.Select(Text));
    }

    [DatabaseFact]
    public async Task CountsAlone_WhenItemsAreNotWanted()
    {
        await FillAsync();

        var pages = await fixture.Store.QueryRelatedAsync(
            new RelatedQuery(["c1", "none"], "Customer", [OrdersOfParty], new ResourceQuery(StoreModel.Order) { NeedsItems = false, NeedsTotal = true }),
            CancellationToken.None);

        Assert.Equal([3, 0], pages.Select(p => p.Total));
        Assert.All(pages, p => Assert.Empty(p.Items));
    }

    [DatabaseFact]
    public async Task QueryByIds_GivesEachListItsPage()
    {
        await FillAsync();
        var query = new ResourceQuery(StoreModel.Order)
        {
            Order = [new OrderBy(RandomPredicates.Path(StoreModel.Order, "priority"), Descending: true)],
            Window = new PageWindow.First(2, null),
            NeedsTotal = true,
        };

        var pages = await fixture.Store.QueryByIdsAsync(query, [["o1", "o3", "o2", "o1", "none"], [], ["none"], ["o1"]], CancellationToken.None);

        Assert.Equal(["o3 o2 next of 3", " of 0", " of 0", "o1 of 1"], pages.Select(Text));
    }

    [DatabaseFact]
    public async Task Statements_DoNotGrowWithParents()
    {
        await FillAsync();
        foreach (var count in new[] { 1, 10, 100 })
        {
            string[] parents = [.. Enumerable.Range(0, count).Select(i => $"c{i}")];
            var before = fixture.Store.Statements.Total;

            await WalkAsync("Customer", parents, [OrdersOfParty, ProductsOfOrder], new ResourceQuery(StoreModel.Product) { NeedsTotal = true });
            await fixture.Store.QueryByIdsAsync(new ResourceQuery(StoreModel.Order), [.. parents.Select(p => new[] { p, "o1" })], CancellationToken.None);
            await fixture.Store.GetManyAsync(StoreModel.Order, parents, CancellationToken.None);

            Assert.Equal(3, fixture.Store.Statements.Total - before);
        }
    }

    private async Task FillAsync()
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(
            StoreModel.Order,
            """{ "id": "o1", "name": "1", "priority": 1, "relatedParty": [{ "id": "c1", "role": "Customer", "@referredType": "Customer" }, { "id": "c1", "role": "Payer", "@referredType": "customer" }], "item": [{ "product": { "id": "p1" } }, { "product": { "id": "p2" } }, { "product": { "id": "p1" } }] }""",
            """{ "id": "o2", "name": "2", "priority": 2, "relatedParty": [{ "id": "c1", "role": "customer", "href": "https://host/tmf-api/customerManagement/v4/customer/c1" }, { "id": "c2", "@referredType": "CUSTOMER" }], "item": [{ "product": { "id": "p1" } }, { "product": { "id": "gone" } }] }""",
            """{ "id": "o3", "name": "3", "priority": 3, "relatedParty": [{ "id": "c2", "@type": "Customer" }, { "id": "c1", "role": "Seller", "@referredType": "Individual" }] }""",
            """{ "id": "o4", "name": "4", "priority": 4, "relatedParty": [{ "id": "c1", "role": "Unknown" }] }""");
        await fixture.ImportAsync(StoreModel.Product, """{ "id": "p1", "name": "P1" }""", """{ "id": "p2", "name": "P2" }""");
        await fixture.ImportAsync(
            StoreModel.Shipment, """{ "id": "s1", "order": [{ "id": "o2" }, { "id": "o1" }] }""", """{ "id": "s2", "order": [{ "id": "o3" }, { "id": "o2" }] }""");
    }

    private async Task<string[]> WalkAsync(string parentType, string[] parents, WalkStep[] steps, ResourceQuery query)
    {
        var pages = await fixture.Store.QueryRelatedAsync(new RelatedQuery(parents, parentType, steps, query), CancellationToken.None);
        return [.. pages.Select(p => string.Join(' ', p.Items.Select(i => i.Id)))];
    }

    private static string Text(ResourcePage page) =>
        $"{string.Join(' ', page.Items.Select(i => i.Id))}{(page.HasPrevious ? " previous" : "")}{(page.HasNext ? " next" : "")} of {page.Total}";
}

public sealed class SqliteRelatedQueryTests(SqliteFixture fixture) : RelatedQueryTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresRelatedQueryTests(PostgresFixture fixture) : RelatedQueryTests(fixture), IClassFixture<PostgresFixture>;
