using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Storage;

public abstract class ResourceStoreTests(StoreFixture fixture)
{
    private static readonly OrderBy[] ByPriority = [new OrderBy(RandomPredicates.Path(StoreModel.Order, "priority"), Descending: false)];

    [DatabaseFact]
    public async Task GetAsync_GivesWhatWasCreated()
    {
        var created = await fixture.CreateAsync(StoreModel.Order, """{ "name": "First", "x-own": { "b": [1.50, "ä€😀"] } }""");

        var read = await fixture.Store.GetAsync(StoreModel.Order, created.Id, CancellationToken.None);

        Assert.NotNull(read);
        Assert.Equal(1, read.Version);
        Assert.Equal("First", read.Document.GetProperty("name").GetString());
        Assert.Equal("""{"b":[1.50,"ä€😀"]}""", read.Document.GetProperty("x-own").GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal($"/tmf-api/store/v4/order/{created.Id}", read.Document.GetProperty("href").GetString());
    }

    [DatabaseFact]
    public async Task GetManyAsync_LeavesOutWhatIsNotThere_InOneStatement()
    {
        await ImportOrdersAsync(10);
        var before = fixture.Store.Statements.Total;

        var found = await fixture.Store.GetManyAsync(StoreModel.Order, ["o003", "none", "o001", "o001"], CancellationToken.None);

        Assert.Equal(1, fixture.Store.Statements.Total - before);
        Assert.Equal(["o001", "o003"], found.Keys.Order());
        Assert.Empty(await fixture.Store.GetManyAsync(StoreModel.Product, ["o001"], CancellationToken.None));
        Assert.Empty(await fixture.Store.GetManyAsync(StoreModel.Order, [], CancellationToken.None));
        Assert.Null(await fixture.Store.GetAsync(StoreModel.Order, "none", CancellationToken.None));
    }

    [DatabaseFact]
    public async Task GetManyAsync_HandsOutTheAttributesAskedFor()
    {
        await ImportOrdersAsync(1);

        var found = await fixture.Store.GetManyAsync(StoreModel.Order, ["o000"], ["name", "note"], CancellationToken.None);

        Assert.Equal("N0", found["o000"].Document.GetProperty("name").GetString());
        Assert.Equal("o000", found["o000"].Document.GetProperty("id").GetString());
    }

    [DatabaseFact]
    public async Task QueryAsync_GivesTheFirstPage_InTheOrderOfAge()
    {
        await fixture.ClearAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await fixture.CreateAsync(StoreModel.Order, $$"""{ "name": "N{{i}}" }""")).Id);
        }

        var page = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { Window = new PageWindow.First(3, null), NeedsTotal = true }, CancellationToken.None);

        Assert.Equal(ids[..3], page.Items.Select(i => i.Id));
        Assert.True(page is { HasNext: true, HasPrevious: false, Total: 5 });
    }

    [DatabaseFact]
    public async Task QueryAsync_TellsWhatLiesAround_ForEveryWindow()
    {
        await ImportOrdersAsync(5);

        Assert.Equal("o000 o001 | next", await PageAsync(new PageWindow.First(2, null)));
        Assert.Equal("o002 o003 | previous next", await PageAsync(new PageWindow.First(2, "o001")));
        Assert.Equal("o004 | previous", await PageAsync(new PageWindow.First(2, "o003")));
        Assert.Equal("| previous", await PageAsync(new PageWindow.First(2, "o004")));
        Assert.Equal("o003 o004 | previous", await PageAsync(new PageWindow.Last(2, null)));
        Assert.Equal("o001 o002 | previous next", await PageAsync(new PageWindow.Last(2, "o003")));
        Assert.Equal("o000 | next", await PageAsync(new PageWindow.Last(2, "o001")));
        Assert.Equal("| next", await PageAsync(new PageWindow.Last(2, "o000")));
        Assert.Equal("o001 o002 | previous next", await PageAsync(new PageWindow.Offset(1, 2)));
        Assert.Equal("o003 o004 | previous", await PageAsync(new PageWindow.Offset(3, 5)));
        Assert.Equal("| previous", await PageAsync(new PageWindow.Offset(9, 5)));
        Assert.Equal("| next", await PageAsync(new PageWindow.First(0, null)));
        Assert.Equal("| previous next", await PageAsync(new PageWindow.First(0, "o001")));
    }

    [DatabaseFact]
    public async Task QueryAsync_CountsAlone_WhenItemsAreNotWanted()
    {
        await ImportOrdersAsync(5);
        var before = fixture.Store.Statements.Total;

        var page = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { NeedsItems = false, NeedsTotal = true, Filter = NameIs("N3") }, CancellationToken.None);

        Assert.Equal(1, fixture.Store.Statements.Total - before);
        Assert.Equal(1, page.Total);
        Assert.Empty(page.Items);
    }

    [DatabaseFact]
    public async Task QueryAsync_AsksOnce_ForItemsAndTotal()
    {
        await ImportOrdersAsync(5);
        var first = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Window = new PageWindow.First(2, null) }, CancellationToken.None);
        var before = fixture.Store.Statements.Total;

        var page = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { NeedsTotal = true, Window = new PageWindow.First(2, first.Cursors[1]) }, CancellationToken.None);

        Assert.Equal(1, fixture.Store.Statements.Total - before);
        Assert.True(page is { Total: 5, HasNext: true, HasPrevious: true });
    }

    [DatabaseFact]
    public async Task Cursors_StayRight_WhenTheirResourceIsGone()
    {
        await ImportOrdersAsync(5);
        var first = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Order = ByPriority, Window = new PageWindow.First(2, null) }, CancellationToken.None);
        await fixture.Writer.DeleteAsync(StoreModel.Order, first.Items[1].Id, Resources.Writes.WriteContext.Default, CancellationToken.None);

        var second = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { Order = ByPriority, Window = new PageWindow.First(2, first.Cursors[1]) }, CancellationToken.None);

        Assert.Equal(["o002", "o003"], second.Items.Select(i => i.Id));
    }

    [DatabaseFact]
    public async Task Cursors_AreRefused_WhenTheyAreNotOfTheList()
    {
        await ImportOrdersAsync(2);
        var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Order = ByPriority }, CancellationToken.None);

        foreach (var cursor in new[] { page.Cursors[0], "", "nonsense", "!!", "W10", "bnVsbA" })
        {
            await Assert.ThrowsAsync<InvalidCursorException>(() => fixture.Store.QueryAsync(
                new ResourceQuery(StoreModel.Order) { Window = new PageWindow.First(1, cursor) }, CancellationToken.None));
        }
    }

    [DatabaseFact]
    public async Task Texts_ThatNoDatabaseHolds_FitNothing()
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(
            StoreModel.Order, """{ "id": "a", "name": "a", "note": "a\uFFFD", "setting": "a", "tag": ["a"], "relatedParty": [{ "id": "a", "role": "a" }], "account": { "id": "a" } }""");
        var document = (await fixture.Store.GetAsync(StoreModel.Order, "a", CancellationToken.None))!.Document;
        string[] leaves = ["id", "name", "note", "state", "amount", "orderDate", "due", "isUrgent", "setting", "tag", "relatedParty.id", "relatedParty.role", "account.id"];
        foreach (var text in new[] { "a\0", "\0", "a\uD800", "\uDC00\uD800" })
        {
            foreach (var path in leaves.Select(l => RandomPredicates.Path(StoreModel.Order, l)))
            {
                foreach (var comparison in Enum.GetValues<Comparison>().Where(c => c != Comparison.Matches))
                {
                    await AssertAsync(new Predicate.Compare(path, comparison, text), fits: false);
                }

                await AssertAsync(new Predicate.In(path, [text]), fits: false);
                await AssertAsync(new Predicate.Not(new Predicate.Compare(path, Comparison.Less, text)), fits: true);
            }

            await AssertAsync(new Predicate.In(RandomPredicates.Path(StoreModel.Order, "account.id"), [text, "a"]), fits: true);
            var id = new AttributePath([RandomPredicates.Path(StoreModel.Order, "relatedParty.id").Attributes[^1]]);
            await AssertAsync(new Predicate.Some(RandomPredicates.Path(StoreModel.Order, "relatedParty"), new Predicate.Compare(id, Comparison.Equal, text)), fits: false);
            var pattern = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "note"), Comparison.Matches, text);
            await Assert.ThrowsAsync<InvalidPatternException>(() => fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Filter = pattern }, CancellationToken.None));
        }

        async Task AssertAsync(Predicate predicate, bool fits)
        {
            var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Filter = predicate, NeedsTotal = true }, CancellationToken.None);
            Assert.True(fits == (page.Total == 1), predicate.ToString());
            Assert.Equal(fits, PredicateEvaluator.Matches(predicate, document));
        }
    }

    [DatabaseFact]
    public async Task Ids_ThatNoDatabaseHolds_AreNobodys()
    {
        await ImportOrdersAsync(1);
        await fixture.ImportAsync(StoreModel.Order, """{ "id": "p", "name": "N", "account": { "id": "b" } }""");
        foreach (var id in new[] { "o000\0", "\0", "o000\uD800" })
        {
            Assert.Null(await fixture.Store.GetAsync(StoreModel.Order, id, CancellationToken.None));
            Assert.Equal(["o000"], (await fixture.Store.GetManyAsync(StoreModel.Order, [id, "o000"], CancellationToken.None)).Keys);
            var byIds = await fixture.Store.QueryByIdsAsync(new ResourceQuery(StoreModel.Order), [[id, "o000"], [id]], CancellationToken.None);
            Assert.Equal([1, 0], byIds.Select(p => p.Items.Count));
            var step = new WalkStep(StoreModel.Order, "account", Backwards: true, Role: null);
            var related = await fixture.Store.QueryRelatedAsync(
                new RelatedQuery([id, "b"], "BillingAccount", [step], new ResourceQuery(StoreModel.Order)), CancellationToken.None);
            Assert.Equal([0, 1], related.Select(p => p.Items.Count));
            var inRole = await fixture.Store.QueryRelatedAsync(
                new RelatedQuery(["b"], "BillingAccount", [step with { Role = id }], new ResourceQuery(StoreModel.Order)), CancellationToken.None);
            Assert.Empty(inRole[0].Items);
            Assert.Null(await fixture.Writer.DeleteAsync(StoreModel.Order, id, Resources.Writes.WriteContext.Default, CancellationToken.None));
            await Assert.ThrowsAsync<Resources.Writes.ResourceNotFoundException>(() => fixture.Writer.MergePatchAsync(
                StoreModel.Order, id, System.Text.Json.JsonElement.Parse("{}"), Resources.Writes.WriteContext.Default, CancellationToken.None));
        }
    }

    [DatabaseFact]
    public async Task Patterns_AreRefused_WhenTheyAreNone() =>
        await Assert.ThrowsAsync<InvalidPatternException>(() => fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order) { Filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "note"), Comparison.Matches, "(") },
            CancellationToken.None));

    [DatabaseFact]
    public async Task Patterns_MeanTheSame_InEveryStore()
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(
            StoreModel.Order, """{ "id": "1", "name": "N", "note": "Blue\nred" }""", """{ "id": "2", "name": "N", "note": "BLUE-42" }""", """{ "id": "3", "name": "N" }""");

        Assert.Equal("1 2", await MatchingAsync("(?i)^blue"));
        Assert.Equal("1", await MatchingAsync("lue"));
        Assert.Equal("2", await MatchingAsync("\\d{2}$"));
        Assert.Equal("", await MatchingAsync("e.r"));
        Assert.Equal("2", await MatchingAsync("^BLUE-"));
        Assert.Equal("1", await MatchingAsync("[a-z]{3}$"));
    }

    [DatabaseFact]
    public async Task CanServeAsync_IsTrue_ForAPreparedDatabase() => Assert.True(await fixture.Store.CanServeAsync(CancellationToken.None));

    [DatabaseFact]
    public async Task InitializeAsync_CanRun_InSeveralReplicasAtOnce()
    {
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(fixture.OpenAnotherAsync)));

        Assert.All(await Task.WhenAll(others.Select(o => o.CanServeAsync(CancellationToken.None))), Assert.True);
    }

    private async Task<string> MatchingAsync(string pattern)
    {
        var filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "note"), Comparison.Matches, pattern);
        var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Filter = filter }, CancellationToken.None);
        return string.Join(' ', page.Items.Select(i => i.Id));
    }

    private static Predicate.Compare NameIs(string name) => new(RandomPredicates.Path(StoreModel.Order, "name"), Comparison.Equal, name);

    private async Task ImportOrdersAsync(int count)
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(StoreModel.Order, [.. Enumerable.Range(0, count).Select(i => $$"""{ "id": "o{{i:D3}}", "name": "N{{i}}", "priority": {{i}} }""")]);
    }

    /// <summary>The page as text; cursors are given by the id they stand for.</summary>
    private async Task<string> PageAsync(PageWindow window)
    {
        var all = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Order = ByPriority, Window = new PageWindow.First(100, null) }, CancellationToken.None);
        var page = await fixture.Store.QueryAsync(
            new ResourceQuery(StoreModel.Order)
            {
                Order = ByPriority,
                NeedsTotal = true,
                Window = window switch
                {
                    PageWindow.First(var count, { } id) => new PageWindow.First(count, CursorOf(all, id)),
                    PageWindow.Last(var count, { } id) => new PageWindow.Last(count, CursorOf(all, id)),
                    _ => window,
                },
            },
            CancellationToken.None);
        Assert.Equal(5, page.Total);
        return $"{string.Concat(page.Items.Select(i => $"{i.Id} "))}|{(page.HasPrevious ? " previous" : "")}{(page.HasNext ? " next" : "")}";
    }

    private static string CursorOf(ResourcePage all, string id) => all.Cursors[all.Items.ToList().FindIndex(i => i.Id == id)];
}

public sealed class SqliteResourceStoreTests(SqliteFixture fixture) : ResourceStoreTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresResourceStoreTests(PostgresFixture fixture) : ResourceStoreTests(fixture), IClassFixture<PostgresFixture>;
