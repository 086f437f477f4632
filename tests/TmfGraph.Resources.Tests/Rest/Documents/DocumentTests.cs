using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Rest.Documents;
using TmfGraph.Resources.Rest.Documents.Postman;

namespace TmfGraph.Resources.Tests.Rest.Documents;

public sealed class DocumentTests(RestHost host) : IClassFixture<RestHost>
{
    [Theory]
    [InlineData("/docs", "text/html; charset=utf-8")]
    [InlineData("/docs/TMF901", "text/html; charset=utf-8")]
    [InlineData("/docs/TMF901/postman.json", "application/json; charset=utf-8")]
    [InlineData("/swagger/TMF901.json", "application/json; charset=utf-8")]
    public async Task Document_IsSentOnce_When_TheClientKeepsIt(string path, string contentType)
    {
        var first = await host.GetAsync(path);
        var head = await host.SendAsync(HttpMethod.Head, path);
        var again = await host.GetAsync(path, ("If-None-Match", first.Header("ETag")!));

        Assert.Equal((200, contentType, "no-cache", "nosniff"), (first.Status, first.Header("Content-Type"), first.Header("Cache-Control"), first.Header("X-Content-Type-Options")));
        Assert.Equal((200, first.Header("ETag"), $"{Encoding.UTF8.GetByteCount(first.Body)}", ""), (head.Status, head.Header("ETag"), head.Header("Content-Length"), head.Body));
        Assert.Equal((304, ""), (again.Status, again.Body));
    }

    [Fact]
    public async Task Pages_RunNothingAndLoadNothing()
    {
        var page = await host.GetAsync("/docs/TMF901");

        Assert.StartsWith("default-src 'none'; style-src 'sha256-", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", page.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_TellsOfResourcesStatesEventsAndReferences()
    {
        var page = (await host.GetAsync("/docs/TMF901")).Body;

        Assert.All(
            (string[])
            [
                "<h1>Depot</h1>", "Something to deliver.", "/tmf-api/depot/v4/parcel/{id}", "Create a parcel. Mandatory: name. @type chooses between Parcel, Letter. Unless told otherwise it begins with state packed.",
                "parcels", "parcelById", "createParcel", "States: state", "s0 --&gt; s1", "may become onRoad, lost", "Refers to", "Referred to by", "stop.contact",
                "not to be changed", "/tmf-api/shed/v4/box",
            ],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Catalog_KnowsTheReferencesOfAResource_When_ItsModelWasReadApart()
    {
        var catalog = new ApiCatalog([DepotModel.Load()]);
        var served = DepotModel.Load().Resources;

        Assert.Equal(
            ["sender -> Person", "sender -> Company", "stop.contact -> Person", "stop.contact -> Company"],
            catalog.LinksFrom(served["Parcel"]).Select(l => $"{l.Path} -> {l.Target}"));
        Assert.Equal(["Parcel.sender", "Parcel.stop.contact"], catalog.LinksTo(served["Person"]).Select(l => $"{l.Source}.{l.Path}"));
    }

    [Fact]
    public async Task UnknownApi_IsSaidToBeElsewhere()
    {
        var answer = await host.GetAsync("/docs/TMF000");

        Assert.Equal((404, "text/html; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("open this address at the gateway", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostmanCollection_ShowsEachOperation_InAnOrderThatWorks()
    {
        var answer = await host.GetAsync("/docs/TMF901/postman.json");

        Assert.Equal("attachment; filename=TMF901.postman_collection.json; filename*=UTF-8''TMF901.postman_collection.json", answer.Header("Content-Disposition"));
        Assert.Equal("https://schema.getpostman.com/json/collection/v2.1.0/collection.json", answer.Json.GetProperty("info").GetProperty("schema").GetString());
        var parcels = answer.Json.GetProperty("item")[0];
        Assert.Equal(
            [
                "Create a parcel: POST {{baseUrl}}/tmf-api/depot/v4/parcel",
                "List parcels: GET {{baseUrl}}/tmf-api/depot/v4/parcel?limit=10",
                "List parcels by a condition: GET {{baseUrl}}/tmf-api/depot/v4/parcel?id={{parcelId}}&fields=id,href&sort=-id",
                "Read a parcel: GET {{baseUrl}}/tmf-api/depot/v4/parcel/{{parcelId}}",
                "Change a parcel: PATCH {{baseUrl}}/tmf-api/depot/v4/parcel/{{parcelId}}",
            ],
            parcels.GetProperty("item").EnumerateArray().Select(Words));
        var last = answer.Json.GetProperty("item").EnumerateArray().Last();
        Assert.Equal("Deletion", last.GetProperty("name").GetString());
        Assert.Contains("Delete a parcel: DELETE {{baseUrl}}/tmf-api/depot/v4/parcel/{{parcelId}}", last.GetProperty("item").EnumerateArray().Select(Words));
    }

    [Fact]
    public void PostmanBody_RefersToWhatWasMade()
    {
        var parcel = DepotModel.Load().Resources["Parcel"];
        var body = JsonNode.Parse("""{ "sender": { "id": "42" }, "stop": [{ "contact": { "id": "42" } }, { "contact": { "id": "7" } }] }""")!.AsObject();

        Assert.Equal(
            """{"sender":{"id":"{{personId}}"},"stop":[{"contact":{"id":"{{personOtherId}}"}},{"contact":{"id":"7"}}]}""",
            PostmanReferences.Fill(body, parcel, new HashSet<string> { "Person" }).ToJsonString());
    }

    private static string Words(JsonElement item)
    {
        var request = item.GetProperty("request");
        return $"{item.GetProperty("name").GetString()}: {request.GetProperty("method").GetString()} {request.GetProperty("url").GetProperty("raw").GetString()}";
    }
}
