using System.Text.Json;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>One resource: create, read, change, delete.</summary>
public sealed class ResourceTests(RestHost host) : IClassFixture<RestHost>
{
    private const string Unknown = DepotModel.Parcels + "/0";

    [Fact]
    public async Task Post_AnswersWithTheResource_ItsAddressAndVersion()
    {
        var answer = await host.PostAsync(DepotModel.Parcels, """{"name":"Vase","weight":3.10,"ours":{"kept":true}}""");

        var id = answer.Json.GetProperty("id").GetString();
        Assert.Equal(201, answer.Status);
        Assert.Equal($"{DepotModel.Parcels}/{id}", answer.Header("Location"));
        Assert.Equal("\"1\"", answer.Header("ETag"));
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal($"{DepotModel.Parcels}/{id}", answer.Json.GetProperty("href").GetString());
        Assert.Equal("packed", answer.Json.GetProperty("state").GetString());
        Assert.Equal("3.10", answer.Json.GetProperty("weight").GetRawText());
        Assert.True(answer.Json.GetProperty("ours").GetProperty("kept").GetBoolean());
    }

    [Fact]
    public async Task Get_AnswersWithTheStoredBytes()
    {
        var created = await host.PostAsync(DepotModel.Parcels, """{"name":"Über \u00e9","weight":3.10}""");

        var answer = await host.GetAsync(created.Header("Location")!);

        Assert.Equal(200, answer.Status);
        Assert.Equal(created.Body, answer.Body);
        Assert.Equal("\"1\"", answer.Header("ETag"));
    }

    [Fact]
    public async Task Get_Answers304_When_TheClientHasTheVersion()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        var answer = await host.GetAsync($"{DepotModel.Parcels}/{id}", ("If-None-Match", "\"1\""));

        Assert.Equal(304, answer.Status);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Get_Answers404_When_ThereIsNone()
    {
        var answer = await host.GetAsync(Unknown);

        Assert.Equal("404 resourceNotFound: There is no parcel with the id '0'.", answer.Error);
    }

    [Fact]
    public async Task Head_AnswersLikeGet_WithoutBody()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");
        var got = await host.GetAsync($"{DepotModel.Parcels}/{id}");

        var answer = await host.SendAsync(HttpMethod.Head, $"{DepotModel.Parcels}/{id}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(got.Header("Content-Length"), answer.Header("Content-Length"));
        Assert.Equal("\"1\"", answer.Header("ETag"));
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    public async Task Patch_Merges(string contentType)
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase","note":"top shelf","sender":{"id":"1","name":"Ann"},"tag":["a","b"]}""");

        var answer = await host.SendAsync(
            HttpMethod.Patch, $"{DepotModel.Parcels}/{id}", """{"note":null,"sender":{"name":"Bob"},"tag":["c"],"state":"onRoad"}""", contentType);

        Assert.Equal(200, answer.Status);
        Assert.Equal("\"2\"", answer.Header("ETag"));
        Assert.Equal("onRoad", answer.Json.GetProperty("state").GetString());
        Assert.False(answer.Json.TryGetProperty("note", out _));
        Assert.Equal("""{"id":"1","name":"Bob"}""", answer.Json.GetProperty("sender").GetRawText());
        Assert.Equal("""["c"]""", answer.Json.GetProperty("tag").GetRawText());
        Assert.Equal(answer.Body, (await host.GetAsync($"{DepotModel.Parcels}/{id}")).Body);
    }

    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"7\", \"1\"", 200)]
    [InlineData("\"2\"", 412)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("\"x\"", 412)]
    [InlineData("1 2", 412)]
    public async Task Patch_ObeysIfMatch(string tags, int status)
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        var answer = await host.PatchAsync($"{DepotModel.Parcels}/{id}", """{"note":"new"}""", ("If-Match", tags));

        Assert.Equal(status, answer.Status);
        if (status == 412)
        {
            Assert.Equal("412 versionMismatch: The resource has changed since the version in If-Match; read it again and repeat the change.", answer.Error);
        }
    }

    [Fact]
    public async Task Patch_Answers404_When_ThereIsNone()
    {
        Assert.Equal("404 resourceNotFound: There is no parcel with the id '0'.", (await host.PatchAsync(Unknown, "{}")).Error);
        Assert.Equal("404 resourceNotFound: There is no parcel with the id '0'.", (await host.PatchAsync(Unknown, "{}", ("If-Match", "\"1\", \"2\""))).Error);
    }

    [Fact]
    public async Task Patch_Answers409_When_TheLifecycleHasNoSuchMove()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        var answer = await host.PatchAsync($"{DepotModel.Parcels}/{id}", """{"state":"delivered"}""");

        Assert.StartsWith("409 conflict: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_Answers400_When_AnImmutableAttributeWouldChange()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase","barcode":"123"}""");

        Assert.Equal(200, (await host.PatchAsync($"{DepotModel.Parcels}/{id}", """{"barcode":"123"}""")).Status);
        Assert.StartsWith("400 validationFailed: 'barcode' ", (await host.PatchAsync($"{DepotModel.Parcels}/{id}", """{"barcode":"124"}""")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NamesEveryAttributeThatDoesNotHold()
    {
        var answer = await host.PostAsync(DepotModel.Parcels, """{"weight":"heavy","state":"broken","sender":{"name":"Ann"}}""");

        Assert.Equal(
            "400 validationFailed: 'weight' must be a number. 'state' must be one of packed, onRoad, delivered, lost; 'broken' is not. 'sender.id' is mandatory. 'name' is mandatory.",
            answer.Error);
    }

    [Fact]
    public async Task Delete_RemovesTheResource()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        var answer = await host.SendAsync(HttpMethod.Delete, $"{DepotModel.Parcels}/{id}");

        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal(404, (await host.GetAsync($"{DepotModel.Parcels}/{id}")).Status);
        Assert.Equal($"404 resourceNotFound: There is no parcel with the id '{id}'.", (await host.SendAsync(HttpMethod.Delete, $"{DepotModel.Parcels}/{id}")).Error);
    }

    [Fact]
    public async Task Delete_ObeysIfMatch()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"Vase"}""");

        Assert.Equal(412, (await host.SendAsync(HttpMethod.Delete, $"{DepotModel.Parcels}/{id}", headers: ("If-Match", "\"9\""))).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, $"{DepotModel.Parcels}/{id}", headers: ("If-Match", "\"1\""))).Status);
    }

    [Theory]
    [InlineData("fields=name", """["id","href","name","@type"]""")]
    [InlineData("fields=name,note", """["id","href","name","note","@type"]""")]
    [InlineData("fields=name%2Cnote", """["id","href","name","note","@type"]""")]
    [InlineData("fields=name&fields=note", """["id","href","name","note","@type"]""")]
    [InlineData("fields=none", """["id","href","@type"]""")]
    [InlineData("fields=colour", """["id","href","@type"]""")]
    [InlineData("fields=stop.place,sender.name", """["id","href","sender","stop","@type"]""")]
    public async Task Fields_KeepsWhatIsNamed(string query, string names)
    {
        const string Body = """{"name":"Vase","note":"fragile","sender":{"id":"1","name":"Ann"},"stop":[{"place":"Rome","order":1},{"order":2}],"@type":"Letter"}""";
        var created = await host.PostAsync($"{DepotModel.Parcels}?{query}", Body);
        var got = await host.GetAsync($"{created.Header("Location")}?{query}");
        var patched = await host.PatchAsync($"{created.Header("Location")}?{query}", """{"weight":1}""");
        var listed = await host.GetAsync($"{DepotModel.Parcels}?{query}&id={created.Json.GetProperty("id")}");

        Assert.Equal(JsonSerializer.Deserialize<string[]>(names), created.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(created.Body, got.Body);
        Assert.Equal(created.Body, patched.Body);
        Assert.Equal($"[{created.Body}]", listed.Body);
        if (query.Contains("stop.place", StringComparison.Ordinal))
        {
            Assert.Equal("""{"name":"Ann"}""", got.Json.GetProperty("sender").GetRawText());
            Assert.Equal("""[{"place":"Rome"},{}]""", got.Json.GetProperty("stop").GetRawText());
        }
    }

    [Theory]
    [InlineData("a%2Fb%20%C3%BC", "a/b ü")]
    [InlineData("a%2fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a%252Fb%2Fc", "a%2Fb/c")]
    [InlineData("a%2541", "a%41")]
    [InlineData("A%23B%3FC", "A#B?C")]
    [InlineData("..%5C..%5C", "..\\..\\")]
    public async Task Ids_MayHoldAnyCharacter(string sent, string id) =>
        Assert.Equal($"404 resourceNotFound: There is no parcel with the id '{id}'.", (await host.GetAsync($"{DepotModel.Parcels}/{sent}?fields=id")).Error);
}
