using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Behaviours;

public abstract class ResourceBehaviourTests(StoreFixture fixture)
{
    [DatabaseFact]
    public async Task Behaviour_CompletesWhatIsCreated_AndSeesWhatWasSent()
    {
        var writer = Writer(new Behaviour(StoreModel.Order)
        {
            Creating = (context, document, _) =>
            {
                document["note"] = $"{context.Sent.Text("orderDate")} {document["amount"]!.ToJsonString()}";
                return Task.CompletedTask;
            },
        });

        var created = await CreateAsync(writer, StoreModel.Order, """{ "name": "N", "amount": 1.500, "orderDate": "sent" }""");

        Assert.Equal("sent 1.500", created.Document.GetProperty("note").GetString());
        Assert.Equal("1.500", (await ReadAsync(created)).Document.GetProperty("amount").GetRawText());
    }

    [DatabaseFact]
    public async Task Behaviour_WritesOthersInTheSameTransaction_WithTheirEvents()
    {
        var product = await fixture.CreateAsync(StoreModel.Product, """{ "size": 1 }""");
        var writer = Writer(new Behaviour(StoreModel.Order)
        {
            Created = async (context, document, token) =>
            {
                await context.CreateAsync("Shipment", new JsonObject { ["order"] = new JsonArray(new JsonObject { ["id"] = document.Text("id") }) }, token);
                await context.ChangeAsync("Product", product.Id, p => p["size"] = 2, token);
                await context.ChangeAsync("Order", document.Text("id")!, o => o["state"] = "inProgress", token);
            },
        });
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);

        var order = await CreateAsync(writer, StoreModel.Order, """{ "name": "N" }""");

        Assert.Equal((2, "inProgress"), (order.Version, order.Document.GetProperty("state").GetString()));
        Assert.Equal(2, (await ReadAsync(product)).Document.GetProperty("size").GetInt32());
        var events = await fixture.Events.ReadBatchAsync(head, 100, CancellationToken.None);
        Assert.Equal(
            ["OrderCreateEvent acknowledged", "ShipmentCreateEvent ", "ProductAttributeValueChangeEvent ", "OrderStatusChangeEvent inProgress"],
            events.Select(e => $"{e.EventType} {e.Document.Text("state")}"));
    }

    [DatabaseFact]
    public async Task Refusal_LeavesNothingBehind()
    {
        var product = await fixture.CreateAsync(StoreModel.Product, """{ "size": 1 }""");
        var writer = Writer(new Behaviour(StoreModel.Order)
        {
            Created = async (context, _, token) =>
            {
                await context.ChangeAsync("Product", product.Id, p => p["size"] = 2, token);
                throw Refusals.Conflict("name", "taken", "'name' is taken.");
            },
        });
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<ResourceConflictException>(() => CreateAsync(writer, StoreModel.Order, """{ "name": "N" }"""));

        Assert.Equal([new AttributeProblem("name", "taken", "'name' is taken.")], refused.Problems);
        Assert.Equal(1, (await ReadAsync(product)).Document.GetProperty("size").GetInt32());
        Assert.Empty(await fixture.Events.ReadBatchAsync(head, 100, CancellationToken.None));
    }

    [DatabaseFact]
    public async Task Lifecycles_BindTheServerToo()
    {
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N", "state": "completed" }""");

        var refused = await Assert.ThrowsAsync<ResourceConflictException>(() => Writer().TransactAsync(
            context => context.ChangeAsync("Order", order.Id, o => o["state"] = "cancelled", CancellationToken.None), CancellationToken.None));

        Assert.Equal("'state' cannot become 'cancelled': 'completed' is final.", refused.Message);
    }

    [DatabaseFact]
    public async Task Changing_MayCompleteTheChange_AndChangesNothingWhenNothingChanges()
    {
        var calls = 0;
        var writer = Writer(new Behaviour(StoreModel.Product)
        {
            Changing = (_, before, after, _) =>
            {
                calls++;
                after["name"] = $"{before.Text("name")}+{after["size"]}";
                return Task.CompletedTask;
            },
        });
        var product = await fixture.CreateAsync(StoreModel.Product, """{ "name": "P", "size": 1 }""");

        await writer.MergePatchAsync(StoreModel.Product, product.Id, JsonElement.Parse("""{ "size": 1 }"""), WriteContext.Default, CancellationToken.None);
        var changed = await writer.MergePatchAsync(
            StoreModel.Product, product.Id, JsonElement.Parse("""{ "size": 2 }"""), WriteContext.Default, CancellationToken.None);

        Assert.Equal((1, "P+2", 2), (calls, changed.Document.Text("name"), changed.Version));
    }

    [DatabaseFact]
    public async Task ConcurrentChanges_LoseNothing()
    {
        var products = await ProductsAsync();
        string[] ids = [.. products.Select(p => p.Id)];

        await AllTransactAsync(40, async (context, i) =>
        {
            var locked = await context.LockAsync("Product", i % 2 == 0 ? ids : [.. ids.Reverse()], CancellationToken.None);
            foreach (var (id, product) in locked)
            {
                await context.ChangeAsync("Product", id, p => p["size"] = product.Document.GetProperty("size").GetInt32() + 1, CancellationToken.None);
            }
        });

        Assert.Equal("40 40", await SizesAsync(products));
    }

    [DatabaseFact]
    public async Task ConcurrentChanges_LoseNothing_WhenTheyMeetInACircle()
    {
        var products = await ProductsAsync();

        await AllTransactAsync(8, async (context, i) =>
        {
            foreach (var product in i % 2 == 0 ? products : [products[1], products[0]])
            {
                await context.ChangeAsync("Product", product.Id, p => p["size"] = (int)p["size"]! + 1, CancellationToken.None);
            }
        });

        Assert.Equal("8 8", await SizesAsync(products));
    }

    [DatabaseFact]
    public async Task Serialize_LetsOnePassAtATime()
    {
        var name = Guid.NewGuid().ToString();
        var ofThatName = new ResourceQuery(StoreModel.Product)
        {
            Filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Product, "name"), Comparison.Equal, name),
        };

        await AllTransactAsync(20, async (context, _) =>
        {
            await context.SerializeAsync("one of a name", CancellationToken.None);
            if ((await context.QueryAsync(ofThatName, CancellationToken.None)).Items.Count == 0)
            {
                await context.CreateAsync("Product", new JsonObject { ["name"] = name }, CancellationToken.None);
            }
        });

        Assert.Single((await fixture.Store.QueryAsync(ofThatName, CancellationToken.None)).Items);
    }

    [DatabaseFact]
    public async Task Import_CallsNoBehaviour()
    {
        var writer = Writer(new Behaviour(StoreModel.Product) { Creating = (_, _, _) => throw new InvalidOperationException() });

        var written = await writer.ImportAsync(
            new[] { (StoreModel.Product, JsonElement.Parse("""{ "name": "P" }""")) }.ToAsyncEnumerable(), new ImportOptions(), CancellationToken.None);

        Assert.Equal(1, written);
    }

    [DatabaseFact]
    public void Set_RefusesATypeTheModelDoesNotHave() => Assert.Equal(
        "NoSuchType belongs to the resource 'Elephant', which the model of 'store' does not have. (Parameter 'behaviours')",
        Assert.Throws<ArgumentException>(() => new BehaviourSet(StoreModel.Model, [new NoSuchType()])).Message);

    private ResourceWriter Writer(params ResourceBehaviour[] behaviours) => new(fixture.Database, new BehaviourSet(StoreModel.Model, behaviours));

    private Task AllTransactAsync(int count, Func<BehaviourContext, int, Task> write)
    {
        var writer = Writer();
        return Task.WhenAll(Enumerable.Range(0, count).Select(i => writer.TransactAsync(context => write(context, i), CancellationToken.None)));
    }

    private async Task<StoredResource[]> ProductsAsync() =>
        [await fixture.CreateAsync(StoreModel.Product, """{ "size": 0 }"""), await fixture.CreateAsync(StoreModel.Product, """{ "size": 0 }""")];

    private async Task<string> SizesAsync(StoredResource[] products) =>
        $"{(await ReadAsync(products[0])).Document.GetProperty("size")} {(await ReadAsync(products[1])).Document.GetProperty("size")}";

    private static Task<StoredResource> CreateAsync(ResourceWriter writer, ResourceType type, string body) =>
        writer.CreateAsync(type, JsonElement.Parse(body), WriteContext.Default, CancellationToken.None);

    private async Task<StoredResource> ReadAsync(StoredResource resource) => (await fixture.Store.GetAsync(resource.Type, resource.Id, CancellationToken.None))!;

    private sealed class NoSuchType : ResourceBehaviour
    {
        public override IReadOnlyCollection<string> Types => ["Elephant"];
    }

    private sealed class Behaviour(ResourceType type) : ResourceBehaviour
    {
        public Func<BehaviourContext, JsonObject, CancellationToken, Task>? Creating { get; init; }

        public Func<BehaviourContext, JsonElement, CancellationToken, Task>? Created { get; init; }

        public Func<BehaviourContext, JsonElement, JsonObject, CancellationToken, Task>? Changing { get; init; }

        public override IReadOnlyCollection<string> Types => [type.Name];

        public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
            Creating?.Invoke(context, document, cancellationToken) ?? Task.CompletedTask;

        public override Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken) =>
            Created?.Invoke(context, document, cancellationToken) ?? Task.CompletedTask;

        public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken) =>
            Changing?.Invoke(context, before, after, cancellationToken) ?? Task.CompletedTask;
    }
}

public sealed class SqliteResourceBehaviourTests(SqliteFixture fixture) : ResourceBehaviourTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresResourceBehaviourTests(PostgresFixture fixture) : ResourceBehaviourTests(fixture), IClassFixture<PostgresFixture>;
