using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Resources.Writes.Patches;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Writes;

/// <summary>JSON Patch, replacement and bulk creation through the write path, on each store.</summary>
public abstract class PatchWriteTests(StoreFixture fixture)
{
    [DatabaseFact]
    public async Task JsonPatch_ChangesTheDocument_ItsEdgesAndVersion()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "amount": 1.50, "item": [{ "action": "add", "product": { "id": "p1" } }], "own": 1.20 }""");

        var patched = await PatchAsync(
            order,
            """
            [{"op":"test","path":"/name","value":"N"}, {"op":"replace","path":"/item/0/product/id","value":"p2"}, {"op":"add","path":"/item/0/action","value":"modify "},
             {"op":"add","path":"/state","value":"inProgress"}, {"op":"replace","path":"/href","value":"elsewhere"}]
            """);

        Assert.Equal(2, patched.Version);
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""[{"action":"modify","product":{"id":"p2"},"state":"acknowledged"}]"""), patched.Document.GetProperty("item")));
        Assert.Equal("1.50 1.20", $"{patched.Document.GetProperty("amount").GetRawText()} {patched.Document.GetProperty("own").GetRawText()}");
        Assert.Equal(order.Document.GetProperty("href").GetString(), patched.Document.GetProperty("href").GetString());
        Assert.True(JsonElement.DeepEquals(patched.Document, (await ReadAsync(order))!.Document));
        Assert.Equal([order.Id], await ReferrersAsync("p2"));
        Assert.Empty(await ReferrersAsync("p1"));
    }

    [DatabaseFact]
    public async Task JsonPatch_ChangesNothing_WhenOneOperationFails()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N" }""");

        var exception = await Assert.ThrowsAsync<PatchConflictException>(
            () => PatchAsync(order, """[{"op":"replace","path":"/name","value":"M"}, {"op":"test","path":"/name","value":"N"}]"""));

        Assert.Equal((1, "/name"), (exception.Operation, exception.Path));
        Assert.True(JsonElement.DeepEquals(order.Document, (await ReadAsync(order))!.Document));
    }

    [DatabaseFact]
    public async Task JsonPatch_IsBoundToTheModel()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "channel": "web" }""");

        Assert.Equal("name missing: 'name' is mandatory.", await ProblemsAsync(order, """[{"op":"remove","path":"/name"}]"""));
        Assert.Equal("name missing: 'name' is mandatory.", await ProblemsAsync(order, """[{"op":"replace","path":"/name","value":null}]"""));
        Assert.Equal("id immutable: 'id' cannot be changed.", await ProblemsAsync(order, """[{"op":"remove","path":"/id"}]"""));
        Assert.Equal(
            "channel immutable: 'channel' cannot be changed once the Order exists.", await ProblemsAsync(order, """[{"op":"replace","path":"/channel","value":"shop"}]"""));
        Assert.Equal(
            " wrongType: The patch must leave a JSON object: one Order.", await ProblemsAsync(order, """[{"op":"replace","path":"","value":[]}]"""));
        Assert.Equal(
            "item[0].action missing: 'item[0].action' is mandatory.", await ProblemsAsync(order, """[{"op":"add","path":"/item","value":[{}]}]"""));
        Assert.Equal(
            "state illegalMove: 'state' cannot become 'completed': from 'acknowledged' it can only go to 'inProgress', 'cancelled'.",
            await ProblemsAsync(order, """[{"op":"replace","path":"/state","value":"completed"}]"""));
    }

    [DatabaseFact]
    public async Task AnUnknownState_IsReportedOnce()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N" }""");
        const string Expected = "state notInEnum: 'state' must be one of acknowledged, inProgress, cancelled, completed, Not Started; 'lost' is not.";

        Assert.Equal(Expected, await ProblemsAsync(order, """[{"op":"replace","path":"/state","value":"lost"}]"""));
        Assert.Equal(Expected, ProblemsOf(await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.PatchAsync(order, """{ "state": "lost" }"""))));
        Assert.Equal(Expected, ProblemsOf(await Assert.ThrowsAsync<ResourceValidationException>(() => ReplaceAsync(order, """{ "name": "N", "state": "lost" }"""))));
    }

    [DatabaseFact]
    public async Task Replace_MovesOnlyAlongLegalMoves()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "note": "x" }""");

        var exception = await Assert.ThrowsAsync<LifecycleViolationException>(() => ReplaceAsync(order, """{ "name": "N", "state": "completed" }"""));
        var replaced = await ReplaceAsync(order, """{ "name": "M", "state": "inProgress" }""");

        Assert.Equal("state illegalMove: 'state' cannot become 'completed': from 'acknowledged' it can only go to 'inProgress', 'cancelled'.", ProblemsOf(exception));
        Assert.Equal("inProgress", replaced.Document.GetProperty("state").GetString());
        Assert.False(replaced.Document.TryGetProperty("note", out _));
    }

    [DatabaseFact]
    public async Task CreateMany_CreatesAllInTheirOrder_WithTheirEvents()
    {
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);
        var bodies = Enumerable.Range(0, 250).Select(i => (StoreModel.Order, JsonElement.Parse($$"""{ "name": "B{{i}}", "item": [{ "action": "add", "product": { "id": "bulk" } }] }"""))).ToList();

        var created = await fixture.Writer.CreateManyAsync(bodies, WriteContext.Default, CancellationToken.None);

        Assert.Equal(bodies.Select(b => b.Item2.GetProperty("name").GetString()), created.Select(c => c.Document.GetProperty("name").GetString()));
        Assert.Equal(250, (await ReferrersAsync("bulk")).Length);
        Assert.NotEqual(head, await fixture.Events.GetHeadAsync(CancellationToken.None));
        Assert.True(JsonElement.DeepEquals(created[249].Document, (await ReadAsync(created[249]))!.Document));
    }

    [DatabaseFact]
    public async Task CreateMany_CreatesNothing_WhenOneDoesNotHold()
    {
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);
        List<string> texts = ["""{ "name": "A" }""", """{ "name": null }""", """{ "name": "C", "state": "lost" }"""];
        var bodies = texts.ConvertAll(b => (StoreModel.Order, JsonElement.Parse(b)));

        var exception = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.Writer.CreateManyAsync(bodies, WriteContext.Default, CancellationToken.None));

        Assert.Equal(
            """
            [1].name missing: [1]: 'name' is mandatory.
            [2].state notInEnum: [2]: 'state' must be one of acknowledged, inProgress, cancelled, completed, Not Started; 'lost' is not.
            """,
            ProblemsOf(exception));
        Assert.Equal(head, await fixture.Events.GetHeadAsync(CancellationToken.None));
    }

    private Task<StoredResource> PatchAsync(StoredResource resource, string patch) => fixture.Writer.JsonPatchAsync(
        resource.Type, resource.Id, JsonPatch.Read(JsonElement.Parse(patch), PatchNotation.Pointer, new PatchLimits(100, 10_000)), WriteContext.Default, CancellationToken.None);

    private Task<StoredResource> ReplaceAsync(StoredResource resource, string body) =>
        fixture.Writer.ReplaceAsync(resource.Type, resource.Id, JsonElement.Parse(body), WriteContext.Default, CancellationToken.None);

    private async Task<string> ProblemsAsync(StoredResource resource, string patch) =>
        ProblemsOf(await Assert.ThrowsAnyAsync<ResourceValidationException>(() => PatchAsync(resource, patch)));

    private static string ProblemsOf(ResourceValidationException exception) =>
        string.Join('\n', exception.Problems.Select(p => $"{p.Path} {p.Code}: {p.Message}"));

    private Task<StoredResource?> ReadAsync(StoredResource resource) => fixture.Store.GetAsync(resource.Type, resource.Id, CancellationToken.None);

    private async Task<string[]> ReferrersAsync(string product)
    {
        var step = new WalkStep(StoreModel.Order, "item.product", Backwards: true, Role: null);
        var pages = await fixture.Store.QueryRelatedAsync(
            new RelatedQuery([product], "Product", [step], new ResourceQuery(StoreModel.Order) { Window = new PageWindow.Offset(0, 1_000) }), CancellationToken.None);
        return [.. pages[0].Items.Select(i => i.Id)];
    }
}

public sealed class SqlitePatchWriteTests(SqliteFixture fixture) : PatchWriteTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresPatchWriteTests(PostgresFixture fixture) : PatchWriteTests(fixture), IClassFixture<PostgresFixture>;
