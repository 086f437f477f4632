using System.Text.Json;
using Microsoft.OpenApi;
using TmfGraph.Resources.Rest.OpenApi;

namespace TmfGraph.Resources.Tests.Rest;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_HasEveryPathOfTheApi_WithItsOperations()
    {
        var document = await ReadAsync(needsToken: false);

        Assert.Equal(
            [
                "/tmf-api/depot/v4/parcel: POST PATCH GET",
                "/tmf-api/depot/v4/parcel/{id}: GET PATCH DELETE",
                "/tmf-api/depot/v4/crate: POST PATCH GET",
                "/tmf-api/depot/v4/crate/{id}: GET",
                "/tmf-api/depot/v4/shelf: POST PATCH GET",
                "/tmf-api/depot/v4/shelf/{id}: GET PATCH PUT DELETE",
                "/tmf-api/depot/v4/person: POST PATCH GET",
                "/tmf-api/depot/v4/person/{id}: GET PATCH DELETE",
                "/tmf-api/depot/v4/company: POST PATCH GET",
                "/tmf-api/depot/v4/company/{id}: GET PATCH DELETE",
            ],
            document.GetProperty("paths").EnumerateObject().Select(p =>
                $"{p.Name}: {string.Join(' ', p.Value.EnumerateObject().Where(o => o.Name != "parameters").Select(o => o.Name.ToUpperInvariant()))}"));
    }

    [Fact]
    public async Task Schemas_TellReadingCreatingAndChangingApart()
    {
        var schemas = (await ReadAsync(needsToken: false)).GetProperty("components").GetProperty("schemas");

        Assert.Contains("barcode", Properties("Parcel"));
        Assert.Contains("href", Properties("Parcel"));
        Assert.Contains("barcode", Properties("Parcel_Create"));
        Assert.DoesNotContain("href", Properties("Parcel_Create"));
        Assert.DoesNotContain("barcode", Properties("Parcel_Update"));
        Assert.Equal("""["name"]""", Compact(schemas.GetProperty("Parcel_Create").GetProperty("required")));
        Assert.False(schemas.GetProperty("Parcel_Update").TryGetProperty("required", out _));
        Assert.Equal(
            """{"enum":["packed","onRoad","delivered","lost"],"type":"string"}""",
            Compact(schemas.GetProperty("Parcel").GetProperty("properties").GetProperty("state")));
        Assert.Equal(
            """{"type":"array","items":{"$ref":"#/components/schemas/Stop"}}""",
            Compact(schemas.GetProperty("Parcel").GetProperty("properties").GetProperty("stop")));

        IEnumerable<string> Properties(string name) => schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(p => p.Name);
    }

    [Fact]
    public async Task Create_HasAnExample_WithWhatIsRequired()
    {
        var body = (await ReadAsync(needsToken: false)).GetProperty("paths").GetProperty("/tmf-api/depot/v4/crate").GetProperty("post").GetProperty("requestBody");

        Assert.Equal("""{"name":"An example"}""", Compact(body.GetProperty("content").GetProperty("application/json").GetProperty("example")));
    }

    [Fact]
    public async Task Responses_AreThoseOfTheServer()
    {
        var document = await ReadAsync(needsToken: true);

        var patch = document.GetProperty("paths").GetProperty("/tmf-api/depot/v4/parcel/{id}").GetProperty("patch");
        Assert.Equal(
            ["200", "400", "401", "403", "404", "406", "409", "412", "413", "415", "default"],
            patch.GetProperty("responses").EnumerateObject().Select(r => r.Name));
        Assert.Equal("""[{"bearer":[]}]""", Compact(document.GetProperty("security")));
    }

    [Fact]
    public async Task List_TakesPagingSortingAndConditions()
    {
        var list = (await ReadAsync(needsToken: false)).GetProperty("paths").GetProperty("/tmf-api/depot/v4/parcel").GetProperty("get");

        Assert.Equal(
            [
                "fields", "expand", "depth", "offset", "limit", "sort", "filter", "id", "href", "name", "note", "weight", "weight.gte", "weight.lt", "pieces", "fragile",
                "sentAt", "sentAt.gte", "sentAt.lt", "dueOn", "barcode", "state", "sender.id", "tag", "stamp", "@type", "@baseType",
            ],
            list.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal("List parcels", list.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Change_ShowsEveryMediaType_AndTakesTheState()
    {
        var document = await ReadAsync(needsToken: false);

        var content = document.GetProperty("paths").GetProperty("/tmf-api/depot/v4/parcel/{id}").GetProperty("patch").GetProperty("requestBody").GetProperty("content");
        Assert.Equal(
            [
                "application/merge-patch+json: {\"name\":\"Another name\"}",
                "application/json: {\"name\":\"Another name\"}",
                "application/json-patch+json: [{\"op\":\"add\",\"path\":\"/name\",\"value\":\"Another name\"}]",
                "application/json-patch-query+json: [{\"op\":\"add\",\"path\":\"/name\",\"value\":\"Another name\"}]",
            ],
            content.EnumerateObject().Select(c => $"{c.Name}: {Compact(c.Value.GetProperty("example"))}"));
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty("Parcel_Update").GetProperty("properties").TryGetProperty("state", out _));
    }

    [Fact]
    public async Task Writes_MayBeAnsweredBeforeTheyAreDone_When_TheApiHasMonitors()
    {
        var api = Assert.Single(DepotModel.Load().Apis);
        var monitor = api.Resources.First(r => r.Name == "Crate");

        var document = JsonElement.Parse(await OpenApiWriter.WriteAsync(api, needsToken: false, monitor, default));

        Assert.Equal(
            ["parcel post", "parcel/{id} patch", "parcel/{id} delete"],
            from path in document.GetProperty("paths").EnumerateObject()
            where path.Name.Contains("/parcel", StringComparison.Ordinal)
            from operation in path.Value.EnumerateObject()
            where operation.Value.ValueKind is JsonValueKind.Object && operation.Value.GetProperty("responses").TryGetProperty("202", out _)
            select $"{path.Name["/tmf-api/depot/v4/".Length..]} {operation.Name}");
    }

    [Fact]
    public async Task Document_IsValid()
    {
        var api = Assert.Single(DepotModel.Load().Apis);

        var result = OpenApiDocument.Parse(System.Text.Encoding.UTF8.GetString(await OpenApiWriter.WriteAsync(api, true, monitor: null, default)), "json");

        Assert.Empty(result.Diagnostic!.Errors);
    }

    [Fact]
    public async Task Host_ServesDocumentsAndTheirReader()
    {
        var host = new RestHost();
        await host.InitializeAsync();

        var document = await host.GetAsync("/swagger/TMF901.json");
        var page = await host.GetAsync("/swagger/index.html");
        var script = await host.GetAsync("/swagger/index.js");
        await host.DisposeAsync();

        Assert.Equal("TMF901 Depot", document.Json.GetProperty("info").GetProperty("title").GetString());
        Assert.Contains("swagger-ui", page.Body, StringComparison.Ordinal);
        Assert.Contains("TMF901.json", script.Body, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ReadAsync(bool needsToken) =>
        JsonElement.Parse(await OpenApiWriter.WriteAsync(Assert.Single(DepotModel.Load().Apis), needsToken, monitor: null, default));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
