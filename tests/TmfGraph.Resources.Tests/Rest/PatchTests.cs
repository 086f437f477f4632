namespace TmfGraph.Resources.Tests.Rest;

/// <summary>The ways of PATCH beyond the merge patch, bulk creation, and PUT.</summary>
public sealed class PatchTests(RestHost host) : IClassFixture<RestHost>
{
    private const string Pointer = "application/json-patch+json";

    private const string Query = "application/json-patch-query+json";

    private const string Shelves = "/tmf-api/depot/v4/shelf";

    [Fact]
    public async Task JsonPatch_AnswersWithTheWholeResource()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase","tag":["a"]}""");

        var answer = await PatchAsync(id, Pointer, """[{"op":"add","path":"/tag/-","value":"b"},{"op":"replace","path":"/state","value":"onRoad"}]""", ("If-Match", "\"1\""));

        Assert.Equal((200, "\"2\""), (answer.Status, answer.Header("ETag")));
        Assert.Equal("""["a","b"] onRoad""", $"{answer.Json.GetProperty("tag").GetRawText()} {answer.Json.GetProperty("state").GetString()}");
        Assert.Equal(answer.Body, (await host.GetAsync($"{DepotModel.Parcels}/{id}")).Body);
    }

    [Fact]
    public async Task JsonPatchQuery_PicksElementsByContent()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase","stop":[{"place":"Rome","order":1},{"place":"New York","order":2}]}""");

        var answer = await PatchAsync(
            id, Query, """[{"op":"test","path":"/stop/order?stop.place=New York","value":2},{"op":"replace","path":"/stop/order?stop.place=New York","value":3},{"op":"remove","path":"/stop?stop.place=Rome"}]""");

        Assert.Equal("""[{"place":"New York","order":3}]""", answer.Json.GetProperty("stop").GetRawText());
    }

    [Theory]
    [InlineData(Pointer, """[{"op":"test","path":"/name","value":"x"}]""", "409 patchConflict: Operation [0], test '/name': the value there is another one.")]
    [InlineData(Query, """[{"op":"remove","path":"/stop?stop.place=Rome"}]""", "409 patchConflict: Operation [0], remove '/stop?stop.place=Rome': there is nothing at '/stop?stop.place=Rome'.")]
    [InlineData(Pointer, """{"name":"x"}""", "400 validationFailed: A JSON Patch must be a list of operations.")]
    [InlineData("application/json", """[{"op":"test","path":"/name","value":"x"}]""", "400 invalidBody: The body is a list; one JSON object is needed.")]
    [InlineData(Pointer, """[{"op":"replace","path":"/state","value":"delivered"}]""", "409 conflict: 'state' cannot become 'delivered': from 'packed' it can only go to 'onRoad', 'lost'.")]
    [InlineData(Pointer, """[{"op":"add","path":"/pieces","value":"many"}]""", "400 validationFailed: 'pieces' must be a whole number.")]
    public async Task Patch_SaysWhatIsWrong(string contentType, string patch, string error)
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        Assert.Equal(error, (await PatchAsync(id, contentType, patch)).Error);
    }

    [Fact]
    public async Task JsonPatch_ObeysIfMatch()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        Assert.Equal(412, (await PatchAsync(id, Pointer, """[{"op":"replace","path":"/name","value":"x"}]""", ("If-Match", "\"7\""))).Status);
    }

    [Fact]
    public async Task Bulk_CreatesAll_AndAnswersWithTheList()
    {
        var answer = await host.SendAsync(
            HttpMethod.Patch, DepotModel.Parcels + "?fields=name",
            """[{"op":"add","path":"/","value":{"name":"One"}},{"op":"add","path":"/","value":{"name":"Two","@type":"Letter"}}]""", Pointer);

        Assert.Equal((200, "2", "One Two"), (answer.Status, answer.Header("X-Result-Count"), answer.Names));
        Assert.Equal(200, (await host.GetAsync(answer.Json[1].GetProperty("href").GetString()!)).Status);
    }

    [Theory]
    [InlineData("""[{"op":"add","path":"/","value":{"name":"Lonely"}},{"op":"add","path":"/","value":{}}]""", "400 validationFailed: [1]: 'name' is mandatory.")]
    [InlineData("[]", """400 validationFailed: PATCH of a collection creates resources and needs a list of operations like {"op":"add","path":"/","value":{…}}.""")]
    [InlineData("""[{"op":"remove","path":"/"}]""", """400 validationFailed: Operation [0] must be {"op":"add","path":"/","value":{…}}, the value being the resource to create.""")]
    public async Task Bulk_CreatesNothing_WhenSomethingIsWrong(string patch, string error)
    {
        Assert.Equal(error, (await host.SendAsync(HttpMethod.Patch, DepotModel.Parcels, patch, Pointer)).Error);
        Assert.Equal("[]", (await host.GetAsync(DepotModel.Parcels + "?name=Lonely")).Body);
    }

    [Fact]
    public async Task Bulk_TakesOperationsOnly()
    {
        var answer = await host.SendAsync(HttpMethod.Patch, DepotModel.Parcels, "{}", "application/merge-patch+json");

        Assert.Equal(
            "415 unsupportedMediaType: 'application/merge-patch+json' cannot be read here; send application/json-patch+json, application/json-patch-query+json.", answer.Error);
        Assert.Equal("application/json-patch+json, application/json-patch-query+json", answer.Header("Accept-Patch"));
    }

    [Fact]
    public async Task Put_ReplacesAll_ButWhatTheServerSet()
    {
        var created = await host.PostAsync(Shelves, """{"name":"Top","note":"full","ours":1}""");
        var (path, madeAt) = (created.Header("Location")!, created.Json.GetProperty("madeAt").GetString());

        var answer = await host.SendAsync(HttpMethod.Put, path, """{"name":"Low","state":"onRoad"}""", headers: ("If-Match", "\"1\""));

        Assert.Equal((200, "\"2\""), (answer.Status, answer.Header("ETag")));
        Assert.Equal(
            $$"""{"id":"{{created.Json.GetProperty("id").GetString()}}","href":"{{path}}","name":"Low","state":"onRoad","madeAt":"{{madeAt}}"}""", answer.Body);
        Assert.Equal(412, (await host.SendAsync(HttpMethod.Put, path, """{"name":"Low"}""", headers: ("If-Match", "\"1\""))).Status);
        Assert.Equal("400 validationFailed: 'name' is mandatory.", (await host.SendAsync(HttpMethod.Put, path, "{}")).Error);
        Assert.Equal("409 conflict: 'state' cannot become 'packed': from 'onRoad' it can only go to 'delivered', 'lost'.", (await host.SendAsync(HttpMethod.Put, path, """{"name":"Low","state":"packed"}""")).Error);
        Assert.Equal("404 resourceNotFound: There is no shelf with the id '0'.", (await host.SendAsync(HttpMethod.Put, $"{Shelves}/0", """{"name":"Low"}""")).Error);
        Assert.Equal("GET, HEAD, PATCH, PUT, DELETE, OPTIONS", (await host.SendAsync(HttpMethod.Options, $"{Shelves}/0")).Header("Allow"));
    }

    private Task<RestAnswer> PatchAsync(string id, string contentType, string patch, params (string Name, string Value)[] headers) =>
        host.SendAsync(HttpMethod.Patch, $"{DepotModel.Parcels}/{id}", patch, contentType, headers);
}
