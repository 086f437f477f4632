using System.Text.Json;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Rest.Expansion;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Rest.Expansion;

public abstract class ReferenceExpanderTests(StoreFixture fixture)
{
    private static readonly TmfRestOptions Options = new() { MaxExpandedResources = 6 };

    [DatabaseFact]
    public async Task Depth_PutsResourcesInPlace_LevelByLevel()
    {
        await SeedAsync();

        Assert.Equal("""{"id":"s","order":[{"id":"o"}]}""", await ExpandAsync("s", "depth=0"));
        Assert.Equal(
            """{"id":"s","order":[{"id":"o","item":[{"action":"add","product":{"id":"p","role":"main"}}],"account":{"id":"a"}}]}""", await ExpandAsync("s", "depth=1"));
        Assert.Equal(
            """{"id":"s","order":[{"id":"o","item":[{"action":"add","product":{"id":"p","size":4,"role":"main"}}],"account":{"id":"a"}}]}""",
            await ExpandAsync("s", "depth=2"));
    }

    [DatabaseFact]
    public async Task Expand_PutsInPlaceWhatItNames()
    {
        await SeedAsync();

        Assert.Equal(
            """{"id":"s","order":[{"id":"o","item":[{"action":"add","product":{"id":"p","size":4,"role":"main"}}],"account":{"id":"a"}}]}""",
            await ExpandAsync("s", "expand=order.item.product"));
        Assert.Equal(await ExpandAsync("s", "depth=1"), await ExpandAsync("s", "expand=order"));
    }

    [DatabaseFact]
    public async Task Statements_AreThoseOfTheLevels()
    {
        await SeedAsync();
        await fixture.ImportAsync(
            StoreModel.Shipment, """{ "id": "many", "order": [{ "id": "o" }, { "id": "o2" }, { "id": "gone" }] }""");
        await fixture.ImportAsync(StoreModel.Order, """{ "id": "o2", "item": [{ "product": { "id": "p" } }, { "product": { "id": "p2" } }] }""");
        await fixture.ImportAsync(StoreModel.Product, """{ "id": "p2" }""");
        var shipment = await ReadAsync("many");
        var before = fixture.Database.Statements.Total;

        await new ReferenceExpander(fixture.Store, Options).ExpandAsync([shipment], Read("depth=3"), CancellationToken.None);

        Assert.Equal(2, fixture.Database.Statements.Total - before);
    }

    [DatabaseFact]
    public async Task Resources_AreLimited()
    {
        await fixture.ImportAsync(StoreModel.Shipment, $$"""{ "id": "wide", "order": [{{string.Join(',', Enumerable.Repeat("""{ "id": "o" }""", 7))}}] }""");

        var failure = await Assert.ThrowsAsync<TmfErrorException>(() => ExpandAsync("wide", "depth=1"));

        Assert.Equal(
            "More than 6 resources would be put in place; ask for a smaller page, a smaller depth or fewer paths, or ask the GraphQL address.", failure.Error.Message);
    }

    [Theory]
    [InlineData("depth=4", "'depth' is '4'; it must be a whole number from 0 to 3.")]
    [InlineData("depth=x", "'depth' is 'x'; it must be a whole number from 0 to 3.")]
    [InlineData("expand=name", "'expand' names 'name', where no reference stands; references stand at order.")]
    public void Read_SaysWhatIsWrong(string query, string message) =>
        Assert.Equal(message, Assert.Throws<TmfErrorException>(() => Read(query)).Error.Message);

    private static ExpandRequest Read(string query) => ExpandRequest.Read(query, [StoreModel.Shipment], Options);

    private async Task SeedAsync()
    {
        await fixture.ImportAsync(StoreModel.Shipment, """{ "id": "s", "order": [{ "id": "o" }] }""");
        await fixture.ImportAsync(
            StoreModel.Order, """{ "id": "o", "item": [{ "action": "add", "product": { "id": "p", "role": "main" } }], "account": { "id": "a" } }""");
        await fixture.ImportAsync(StoreModel.Product, """{ "id": "p", "size": 4 }""");
    }

    private async Task<StoredResource> ReadAsync(string id) => (await fixture.Store.GetAsync(StoreModel.Shipment, id, CancellationToken.None))!; // was just imported

    /// <summary>The expanded shipment, without addresses.</summary>
    private async Task<string> ExpandAsync(string id, string query)
    {
        var expanded = await new ReferenceExpander(fixture.Store, Options).ExpandAsync([await ReadAsync(id)], Read(query), CancellationToken.None);
        return Write(expanded[0].Document);
    }

    /// <summary>The members in the order of the models, whatever a database does to it.</summary>
    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Where(p => p.Name != "href").OrderBy(p => Rank(p.Name)).Select(p => $"\"{p.Name}\":{Write(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Write))}]",
        _ => value.GetRawText(),
    };

    private static int Rank(string name) => Array.IndexOf(["id", "order", "item", "action", "product", "account", "size", "role"], name);
}

public sealed class SqliteReferenceExpanderTests(SqliteFixture fixture) : ReferenceExpanderTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresReferenceExpanderTests(PostgresFixture fixture) : ReferenceExpanderTests(fixture), IClassFixture<PostgresFixture>;
