using System.Text.Json;
using TmfGraph.Composition;

namespace TmfGraph.Gateway.Tests.Change;

/// <summary>A running gateway takes up what its subgraphs' owners change, and keeps what it has when that does not hold.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class SchemaUpdaterTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Sdl = "type Query { item: Item } type Item { id: ID! name: String }";
    private const string WithColor = "type Query { item: Item } type Item { id: ID! name: String color: String }";
    private const string Item = """{"id":"1","name":"Lamp","color":"red"}""";

    private readonly ChangingGraph _graph = new();
    private readonly TestSource _items = new("items", WithColor, b => b.Resolve("Query.item", TestSource.Json(Item)));
    private string _address = "";

    public async Task InitializeAsync()
    {
        _address = await _graph.StartAsync(_items);
        _graph.List(("items", _address, Sdl));
        await _graph.StartGatewayAsync();
    }

    public async Task DisposeAsync()
    {
        await _graph.DisposeAsync();
        _items.Dispose();
    }

    [Fact]
    public async Task ANewField_CanBeAskedFor()
    {
        _graph.List(("items", _address, WithColor));
        Assert.True(await _graph.UpdateAsync());
        Assert.Equal("""{"data":{"item":{"color":"red"}}}""", await _graph.AskAsync("{ item { color } }"));
        Assert.Equal(["Information: Swapped the schema. Source schemas: 1; recent operations planned over it: 0."], _graph.Log.Take());
    }

    [Fact]
    public async Task ANewField_WithAnExcludedTag_IsHidden()
    {
        await using var graph = new ChangingGraph();
        var address = await graph.StartAsync(_items);
        graph.List(("items", address, Sdl));
        await graph.StartGatewayAsync(composition: new CompositionOptions { ExcludedTags = new HashSet<string> { "staff" } });
        graph.List(("items", address, "type Query { item: Item } type Item { id: ID! name: String color: String @tag(name: \"staff\") }"));
        Assert.True(await graph.UpdateAsync());
        Assert.Contains("The field `color` does not exist on the type `Item`.", await graph.AskAsync("{ item { color } }"));
    }

    [Fact]
    public async Task AFieldThatIsGone_IsTold_WithTheOperationThatAskedForIt()
    {
        await _graph.AskAsync("query Names { item { name } }");
        _graph.List(("items", _address, "type Query { item: Item } type Item { id: ID! }"));
        Assert.True(await _graph.UpdateAsync());
        Assert.Equal(
            [
                "Information: Swapped the schema. Source schemas: 1; recent operations planned over it: 0.",
                "Warning: Recent operations that the new schema does not answer any more: 1. The first of them: Names: The field `name` does not exist on the type `Item`.",
            ],
            _graph.Log.Take());
    }

    [Fact]
    public async Task OperationsThatThereIsNoTimeToPlan_AreCounted()
    {
        await using var graph = new ChangingGraph();
        var address = await graph.StartAsync(_items);
        graph.List(("items", address, Sdl));
        await graph.StartGatewayAsync(o => o.MaxWarmedOperations = 1);
        await graph.AskAsync("{ item { id } }");
        await graph.AskAsync("{ item { name } }");
        await graph.AskAsync("{ item { id name } }");
        graph.List(("items", address, WithColor));
        Assert.True(await graph.UpdateAsync());
        Assert.Equal(
            [
                "Information: Swapped the schema. Source schemas: 1; recent operations planned over it: 1.",
                "Information: Recent operations left to be planned when clients ask for them: 2.",
            ],
            graph.Log.Take());
    }

    [Fact]
    public async Task ASchemaThatDoesNotCompose_LeavesTheLastGoodOne()
    {
        _graph.List(("items", _address, "type Query { item: Item } type Item { id: ID! name: Nothing }"));
        Assert.False(await _graph.UpdateAsync());
        Assert.Equal("""{"data":{"item":{"name":"Lamp"}}}""", await _graph.AskAsync("{ item { name } }"));
        Assert.Equal(
            [
                "Warning: error INVALID_GRAPHQL items:Item.name 'Item.name' names the type 'Nothing', which is not defined. (line 1, column 53)",
                "Warning: Kept the last good schema: The source schemas do not compose.",
            ],
            _graph.Log.Take());
    }

    [Fact]
    public async Task ASubgraphWithAnAddressThatIsNone_LeavesTheLastGoodOne()
    {
        _graph.List(("items", "nowhere", WithColor));
        Assert.False(await _graph.UpdateAsync());
        Assert.Equal("""{"data":{"item":{"name":"Lamp"}}}""", await _graph.AskAsync("{ item { name } }"));
        Assert.Equal(
            ["Warning: Kept the last good schema: 'nowhere' is no HTTP address for the source schema 'items' (transports.http.url)."],
            _graph.Log.Take());
    }

    [Fact]
    public async Task WhatSaysTheSame_IsNotSwapped()
    {
        _graph.List(("items", _address, Sdl));
        Assert.True(await _graph.UpdateAsync());
        Assert.Equal(["Information: The schema is what it was; nothing was swapped."], _graph.Log.Take());
    }

    [Fact]
    public async Task Health_TellsThatANewerSchemaFailed_UntilOneDoesNot()
    {
        var before = await HealthAsync();
        _graph.List(("items", _address, "type"));
        await _graph.UpdateAsync();
        var failed = await HealthAsync();
        _graph.List(("items", _address, WithColor));
        await _graph.UpdateAsync();
        var after = await HealthAsync();

        Assert.Equal(
            [JsonValueKind.Null, JsonValueKind.String, JsonValueKind.Null],
            new[] { before, failed, after }.Select(h => h.GetProperty("schemaFailedSince").ValueKind));
        Assert.Equal(before.GetProperty("schemaSince").GetDateTimeOffset(), failed.GetProperty("schemaSince").GetDateTimeOffset());
        Assert.True(after.GetProperty("schemaSince").GetDateTimeOffset() > before.GetProperty("schemaSince").GetDateTimeOffset());
    }

    [Fact]
    public async Task ASubgraphOnTheMove_AnswersFromItsNewAddress()
    {
        var moved = await _graph.StartAsync(_items);
        _graph.List(("items", moved, Sdl));
        Assert.True(await _graph.UpdateAsync());
        await _graph.StopAsync(_address);
        Assert.Equal("""{"data":{"item":{"name":"Lamp"}}}""", await _graph.AskAsync("{ item { name } }"));
    }

    private async Task<JsonElement> HealthAsync() => JsonElement.Parse(await _graph.Http.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative)));
}
