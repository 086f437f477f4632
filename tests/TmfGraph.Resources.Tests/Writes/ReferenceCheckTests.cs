using System.Text.Json;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Writes;

public abstract class ReferenceCheckTests(StoreFixture fixture)
{
    [DatabaseFact]
    public async Task References_InsideTheSubgraph_MustLeadSomewhere()
    {
        await fixture.ClearAsync();
        var writer = new ResourceWriter(fixture.Database, rules: new WriteRules { ReferenceChecks = ReferenceChecks.Own });
        var product = await fixture.CreateAsync(StoreModel.Product, """{ "name": "P" }""");
        var good = $$$"""{ "name": "N", "item": [{ "action": "add", "product": { "id": "{{{product.Id}}}" } }], "account": { "id": "elsewhere" } }""";
        const string Bad = """{ "name": "N", "item": [{ "action": "add", "product": { "id": "gone" } }] }""";

        var order = await writer.CreateAsync(StoreModel.Order, JsonElement.Parse(good), WriteContext.Default, CancellationToken.None);
        List<Func<Task>> refused =
        [
            () => writer.CreateAsync(StoreModel.Order, JsonElement.Parse(Bad), WriteContext.Default, CancellationToken.None),
            () => writer.CreateManyAsync([(StoreModel.Order, JsonElement.Parse(good)), (StoreModel.Order, JsonElement.Parse(Bad))], WriteContext.Default, CancellationToken.None),
            () => writer.MergePatchAsync(StoreModel.Order, order.Id, JsonElement.Parse(Bad), WriteContext.Default, CancellationToken.None),
            () => writer.ReplaceAsync(StoreModel.Order, order.Id, JsonElement.Parse(Bad), WriteContext.Default, CancellationToken.None),
        ];

        foreach (var write in refused)
        {
            var exception = await Assert.ThrowsAsync<ReferenceNotFoundException>(write);
            Assert.Equal("'item.product' refers to the Product 'gone', which does not exist.", exception.Problems[0].Message);
        }

        var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order), CancellationToken.None);
        Assert.Equal((order.Id, 1L), (Assert.Single(page.Items).Id, page.Items[0].Version));
    }

    [DatabaseFact]
    public async Task ReferencesThatWereThere_MayLeadNowhere()
    {
        await fixture.ClearAsync();
        var writer = new ResourceWriter(fixture.Database, rules: new WriteRules { ReferenceChecks = ReferenceChecks.Own });
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "item": [{ "action": "add", "product": { "id": "gone" } }] }""");

        var patched = await writer.MergePatchAsync(StoreModel.Order, order.Id, JsonElement.Parse("""{ "name": "M" }"""), WriteContext.Default, CancellationToken.None);

        Assert.Equal(2, patched.Version);
    }
}

public sealed class SqliteReferenceCheckTests(SqliteFixture fixture) : ReferenceCheckTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresReferenceCheckTests(PostgresFixture fixture) : ReferenceCheckTests(fixture), IClassFixture<PostgresFixture>;
