using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Writes;

public abstract class ResourceWriterTests(StoreFixture fixture)
{
    [DatabaseFact]
    public async Task Create_SetsWhatTheServerSets_AndKeepsTheRestAsSent()
    {
        var created = await fixture.CreateAsync(
            StoreModel.Order,
            """
            { "id": "mine", "href": "mine", "orderDate": "1999-01-01T00:00:00Z", "name": "N", "amount": 1.500, "price": { "value": 0.10 }, "category": null,
              "item": [{ "action": "add ", "price": { "unit": "EUR" } }], "own": { "x": [1.0, null] } }
            """);

        var document = JsonNode.Parse(created.Document.GetRawText())!.AsObject();
        Assert.Equal(7, Guid.Parse(created.Id).Version);
        Assert.Equal(created.Id, (string?)document["id"]);
        Assert.True(DateTimeOffset.Parse((string)document["orderDate"]!, CultureInfo.InvariantCulture) > DateTimeOffset.UtcNow.AddMinutes(-1));
        document.Remove("id");
        document.Remove("href");
        document.Remove("orderDate");
        Assert.Equal(
            """{"name":"N","amount":1.500,"price":{"value":0.10},"item":[{"action":"add","price":{"unit":"EUR"},"state":"acknowledged"}],"own":{"x":[1.0,null]},"state":"acknowledged","category":"standard","@type":"Order"}""",
            document.ToJsonString());
    }

    [DatabaseFact]
    public async Task Create_ReportsEveryProblem()
    {
        var exception = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.CreateAsync(
            StoreModel.Order,
            """
            { "note": 5, "note": "x", "state": "held", "priority": 1.5, "amount": "1", "isUrgent": "yes", "requested": "tomorrow", "due": "2026-02-30", "picture": "#",
              "tag": "one", "score": [1, "2"], "price": [], "item": [{ "action": "add" }, { "quantity": "1", "price": { "value": true } }, 7],
              "relatedParty": [null], "@type": "GiftOrder", "setting": "a\u0000b" }
            """));

        Assert.Equal(
            """
            setting invalidText: 'setting' holds a character that cannot be stored (NUL, or half a surrogate pair).
            note wrongType: 'note' must be a string.
            note duplicate: 'note' is there twice.
            state notInEnum: 'state' must be one of acknowledged, inProgress, cancelled, completed, Not Started; 'held' is not.
            priority invalidFormat: 'priority' must be a whole number of 32 bits.
            amount wrongType: 'amount' must be a number.
            isUrgent wrongType: 'isUrgent' must be true or false.
            requested invalidFormat: 'requested' must be a date and time like 2026-01-31T08:30:00Z.
            due invalidFormat: 'due' must be a date like 2026-01-31.
            picture invalidFormat: 'picture' must be Base64 text.
            tag wrongType: 'tag' must be a list.
            score[1] wrongType: 'score[1]' must be a number.
            price wrongType: 'price' must be an object.
            item[1].quantity wrongType: 'item[1].quantity' must be a whole number.
            item[1].price.value wrongType: 'item[1].price.value' must be a number.
            item[1].action missing: 'item[1].action' is mandatory.
            item[2] wrongType: 'item[2]' must be an object.
            relatedParty[0] wrongType: 'relatedParty[0]' must be an object.
            name missing: 'name' is mandatory.
            wrapping missing: 'wrapping' is mandatory.
            """,
            string.Join('\n', exception.Problems.Select(p => $"{p.Path} {p.Code}: {p.Message}")));
    }

    [DatabaseFact]
    public async Task Create_RefusesWhatIsNoObject()
    {
        var exception = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.CreateAsync(StoreModel.Order, "[]"));

        Assert.Equal([new AttributeProblem("", AttributeProblemCodes.WrongType, "The body must be a JSON object: one Order.")], exception.Problems);
    }

    [DatabaseFact]
    public async Task Numbers_AreRefused_WhereTheyWouldGrowWithoutBounds()
    {
        var many = string.Join(',', Enumerable.Repeat("1e999", 101));
        var digits = new string('7', 1_001);
        string[] bodies =
        [
            $$"""{ "name": "N", "weight": 1e1000, "x": [1e99999, { "y": -2.5E-1000 }], "setting": {{digits}} }""",
            $$"""{ "name": "N", "x": [{{many}}] }""",
        ];
        var order = await fixture.CreateAsync(StoreModel.Order, $$"""{ "name": "N", "x": [1e999, 1E-0999, -0.{{digits[2..]}}] }""");

        var written = new List<string>();
        foreach (var body in bodies)
        {
            var created = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.CreateAsync(StoreModel.Order, body));
            var patched = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.PatchAsync(order, body));
            var imported = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.ImportAsync(StoreModel.Order, body));
            Assert.Equal(created.Problems, patched.Problems);
            Assert.Equal(created.Problems, imported.Problems);
            written.AddRange(created.Problems.Select(p => $"{p.Path} {p.Code}: {p.Message}"));
        }

        Assert.Equal(
            """
            weight invalidFormat: 'weight' must be a number of 1000 digits at most, with an exponent between -999 and 999.
            x[0] invalidFormat: 'x[0]' must be a number of 1000 digits at most, with an exponent between -999 and 999.
            x[1].y invalidFormat: 'x[1].y' must be a number of 1000 digits at most, with an exponent between -999 and 999.
            setting invalidFormat: 'setting' must be a number of 1000 digits at most, with an exponent between -999 and 999.
             invalidFormat: The exponents of all numbers stand for 100899 zeros; 100000 are allowed.
            """,
            string.Join('\n', written));
    }

    [DatabaseFact]
    public async Task TextsInIndexes_AreTakenUpToTheirLimits_AndRefusedBeyond()
    {
        var random = new Random(7);
        var (id, role, name) = (RandomText(512), RandomText(512), RandomText(2_000));
        var order = await fixture.CreateAsync(StoreModel.Order, $$"""{ "name": "N", "note": "{{RandomText(6_000)}}" }""");
        var longest = Body(id, role, name, id);

        await fixture.CreateAsync(StoreModel.Order, longest);
        await fixture.PatchAsync(order, longest);
        await fixture.ImportAsync(StoreModel.Order, $$"""{ "id": "{{RandomText(512)}}", {{longest[1..]}}""");

        var tooLong = Body($"{id}x", $"{role}x", $"{name[..^2]}ä1", $"{id}y");
        var created = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.CreateAsync(StoreModel.Order, tooLong));
        var patched = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.PatchAsync(order, tooLong));
        var imported = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.ImportAsync(StoreModel.Order, tooLong));
        await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.ImportAsync(StoreModel.Order, $$"""{ "id": "{{id[..^1]}}ä", "name": "N" }"""));

        Assert.Equal(
            """
            name invalidFormat: 'name' is indexed and must not be longer than 2000 bytes of UTF-8.
            relatedParty.id invalidFormat: The id of a reference in 'relatedParty' must not be longer than 512 bytes of UTF-8.
            relatedParty.role invalidFormat: The role of a reference in 'relatedParty' must not be longer than 512 bytes of UTF-8.
            relatedParty.type invalidFormat: The type of a reference in 'relatedParty' must not be longer than 512 bytes of UTF-8.
            """,
            string.Join('\n', created.Problems.Select(p => $"{p.Path} {p.Code}: {p.Message}")));
        Assert.Equal(created.Problems, patched.Problems);
        Assert.Equal(created.Problems, imported.Problems);

        // random, so that no compression makes it fit
        string RandomText(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));

        static string Body(string id, string role, string name, string type) =>
            $$"""{ "name": "{{name}}", "relatedParty": [{ "id": "{{id}}", "role": "{{role}}", "@referredType": "{{type}}" }] }""";
    }

    [DatabaseFact]
    public async Task Patch_MergesAsRfc7396Says()
    {
        var order = await fixture.CreateAsync(
            StoreModel.Order, """{ "name": "N", "note": "old", "price": { "unit": "EUR", "value": 1 }, "tag": ["a", "b"], "own": { "a": 1, "b": { "c": 2 } } }""");

        var patched = await fixture.PatchAsync(
            order, """{ "note": null, "price": { "value": 2.50 }, "tag": ["c"], "own": { "a": null, "b": { "d": null, "e": 3 } }, "gone": null, "account": { "id": "b1", "name": null } }""");

        Assert.Equal(2, patched.Version);
        Assert.False(patched.Document.TryGetProperty("note", out _));
        Assert.False(patched.Document.TryGetProperty("gone", out _));
        AssertJson("""{ "unit": "EUR", "value": 2.50 }""", patched, "price");
        AssertJson("""["c"]""", patched, "tag");
        AssertJson("""{ "b": { "c": 2, "e": 3 } }""", patched, "own");
        AssertJson("""{ "id": "b1" }""", patched, "account");
        Assert.True(JsonElement.DeepEquals(patched.Document, (await ReadAsync(order))!.Document));
    }

    [DatabaseFact]
    public async Task Patch_ChangesNothing_WhenNothingIsNew()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "amount": 1.50 }""");
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);

        var patched = await fixture.PatchAsync(
            order,
            $$"""{ "name": "N", "amount": 1.50, "id": "{{order.Id}}", "href": "https://elsewhere/order/1", "orderDate": "{{order.Document.GetProperty("orderDate").GetString()}}", "nothing": null }""");

        Assert.Equal(1, patched.Version);
        Assert.Equal(head, await fixture.Events.GetHeadAsync(CancellationToken.None));
    }

    [DatabaseFact]
    public async Task Patch_ReportsImmutableAttributesMissingOnesAndTypes()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "channel": "web" }""");

        var exception = await Assert.ThrowsAsync<ResourceValidationException>(
            () => fixture.PatchAsync(order, """{ "id": "other", "name": null, "channel": "shop", "orderDate": "2000-01-01T00:00:00Z", "priority": "1", "state": "completed" }"""));

        Assert.Equal(
            """
            id immutable: 'id' cannot be changed.
            name missing: 'name' is mandatory.
            priority wrongType: 'priority' must be a whole number.
            state illegalMove: 'state' cannot become 'completed': from 'acknowledged' it can only go to 'inProgress', 'cancelled'.
            orderDate immutable: 'orderDate' cannot be changed once the Order exists.
            channel immutable: 'channel' cannot be changed once the Order exists.
            """,
            string.Join('\n', exception.Problems.Select(p => $"{p.Path} {p.Code}: {p.Message}")));
        Assert.Equal(1, (await ReadAsync(order))!.Version);
    }

    [DatabaseFact]
    public async Task Patch_FollowsTheLifecycle()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N" }""");
        await fixture.PatchAsync(order, """{ "state": "inProgress" }""");
        await fixture.PatchAsync(order, """{ "state": "completed" }""");

        var exception = await Assert.ThrowsAsync<LifecycleViolationException>(() => fixture.PatchAsync(order, """{ "state": "inProgress" }"""));

        Assert.Equal("'state' cannot become 'inProgress': 'completed' is final.", exception.Message);
    }

    [DatabaseFact]
    public async Task Patch_ByTheServer_MaySetWhatClientsMayNot()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "channel": "web" }""");

        var patched = await fixture.PatchAsync(
            order, """{ "channel": "shop", "orderDate": "2000-01-01T00:00:00Z" }""", new WriteContext { IsServer = true });

        AssertJson("\"shop\"", patched, "channel");
        AssertJson("\"2000-01-01T00:00:00Z\"", patched, "orderDate");
    }

    [DatabaseFact]
    public async Task Versions_GuardChanges()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N" }""");
        await fixture.PatchAsync(order, """{ "note": "1" }""", new WriteContext { ExpectedVersion = 1 });
        var stale = new WriteContext { ExpectedVersion = 1 };

        var exception = await Assert.ThrowsAsync<VersionMismatchException>(() => fixture.PatchAsync(order, """{ "note": "2" }""", stale));
        await Assert.ThrowsAsync<VersionMismatchException>(() => fixture.Writer.DeleteAsync(StoreModel.Order, order.Id, stale, CancellationToken.None));

        Assert.Equal((1, 2), (exception.Expected, exception.Actual));
        AssertJson("\"1\"", (await ReadAsync(order))!, "note");
    }

    [DatabaseFact]
    public async Task Patch_Fails_WhenThereIsNoSuchResource() =>
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => fixture.Writer.MergePatchAsync(
            StoreModel.Order, "none", JsonElement.Parse("{}"), WriteContext.Default, CancellationToken.None));

    [DatabaseFact]
    public async Task Delete_RemovesResourceAndEdges_AndTellsWhatItWas()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "account": { "id": "a-gone" } }""");

        var deleted = await fixture.Writer.DeleteAsync(StoreModel.Order, order.Id, WriteContext.Default, CancellationToken.None);

        Assert.Equal(order.Id, deleted?.Id);
        Assert.Null(await ReadAsync(order));
        Assert.Empty(await ReferrersAsync("a-gone"));
        Assert.Null(await fixture.Writer.DeleteAsync(StoreModel.Order, order.Id, WriteContext.Default, CancellationToken.None));
    }

    [DatabaseFact]
    public async Task Edges_FollowTheDocument()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "account": { "id": "a-old" } }""");

        await fixture.PatchAsync(order, """{ "account": { "id": "a-new" } }""");

        Assert.Empty(await ReferrersAsync("a-old"));
        Assert.Equal([order.Id], await ReferrersAsync("a-new"));
    }

    [DatabaseFact]
    public async Task ConcurrentPatches_AreAllKept()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "own": {} }""");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => fixture.PatchAsync(order, $$"""{ "own": { "k{{i}}": {{i}} } }"""))));

        var read = (await ReadAsync(order))!;
        Assert.Equal(25, read.Version);
        Assert.Equal(24, read.Document.GetProperty("own").EnumerateObject().Count());
    }

    [DatabaseFact]
    public async Task Replace_KeepsWhatTheServerSet()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "note": "x", "channel": "web" }""");

        var replaced = await fixture.Writer.ReplaceAsync(
            StoreModel.Order, order.Id, JsonElement.Parse("""{ "name": "M", "channel": "web", "state": "inProgress" }"""), WriteContext.Default, CancellationToken.None);

        Assert.Equal(2, replaced.Version);
        Assert.False(replaced.Document.TryGetProperty("note", out _));
        AssertJson("\"M\"", replaced, "name");
        AssertJson(order.Document.GetProperty("orderDate").GetRawText(), replaced, "orderDate");
        AssertJson(order.Document.GetProperty("href").GetRawText(), replaced, "href");
    }

    [DatabaseFact]
    public async Task Import_KeepsIdsAndReplacesWhatIsThere()
    {
        await fixture.ClearAsync();
        string[] first = [.. Enumerable.Range(0, 2_500).Select(i => $$"""{ "id": "{{i:D5}}", "name": "N", "account": { "id": "a{{i}}" }, "orderDate": "2020-01-01T00:00:00Z" }""")];
        var progress = new List<long>();

        var count = await fixture.Writer.ImportAsync(Documents(first), new ImportOptions { Progress = new Recorder(progress) }, CancellationToken.None);
        await fixture.ImportAsync(StoreModel.Order, """{ "id": "00007", "name": "M", "account": { "id": "other" } }""", """{ "name": "without" }""");

        var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { NeedsTotal = true }, CancellationToken.None);
        Assert.Equal(2_500, count);
        Assert.Equal([1_000, 2_000, 2_500], progress);
        Assert.Equal(2_501, page.Total);
        AssertJson("\"2020-01-01T00:00:00Z\"", page.Items[0], "orderDate");
        Assert.Equal((2, "M"), (page.Items[7].Version, page.Items[7].Document.GetProperty("name").GetString()));
        Assert.Empty(await ReferrersAsync("a7"));
        Assert.Equal(["00007"], await ReferrersAsync("other"));
        Assert.Equal(["00008"], await ReferrersAsync("a8"));
    }

    [DatabaseFact]
    public async Task Import_WritesNothingOfABatchThatFails()
    {
        await fixture.ClearAsync();

        var exception = await Assert.ThrowsAsync<ResourceValidationException>(() => fixture.Writer.ImportAsync(
            Documents("""{ "id": "1", "name": "N" }""", """{ "id": 5 }"""), new ImportOptions { Validate = true }, CancellationToken.None));

        Assert.Contains(exception.Problems, p => p is { Path: "id" });
        Assert.Equal(0, (await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { NeedsItems = false, NeedsTotal = true }, CancellationToken.None)).Total);
    }

    private static IAsyncEnumerable<(ResourceType, JsonElement)> Documents(params string[] texts) =>
        texts.Select(t => (StoreModel.Order, JsonElement.Parse(t))).ToAsyncEnumerable();

    private Task<StoredResource?> ReadAsync(StoredResource resource) => fixture.Store.GetAsync(resource.Type, resource.Id, CancellationToken.None);

    private async Task<string[]> ReferrersAsync(string account)
    {
        var step = new WalkStep(StoreModel.Order, "account", Backwards: true, Role: null);
        var pages = await fixture.Store.QueryRelatedAsync(
            new RelatedQuery([account], "BillingAccount", [step], new ResourceQuery(StoreModel.Order)), CancellationToken.None);
        return [.. pages[0].Items.Select(i => i.Id)];
    }

    private static void AssertJson(string expected, StoredResource resource, string name) =>
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(expected), resource.Document.GetProperty(name)),
            $"{name} is {resource.Document.GetProperty(name).GetRawText()}, not {expected}");

    private sealed class Recorder(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}

public sealed class SqliteResourceWriterTests(SqliteFixture fixture) : ResourceWriterTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresResourceWriterTests(PostgresFixture fixture) : ResourceWriterTests(fixture), IClassFixture<PostgresFixture>;
