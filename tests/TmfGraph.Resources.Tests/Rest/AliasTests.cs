namespace TmfGraph.Resources.Tests.Rest;

/// <summary>Other paths of the same collections, and one path over several.</summary>
public sealed class AliasTests : IAsyncLifetime
{
    private const string Senders = "/tmf-api/depot/v4/sender";

    private readonly RestHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/tmf-api/oldDepot/v4/parcel")]
    [InlineData("/tmf-api/shed/v4/box")]
    [InlineData("/TMF-API/Depot/V4/Parcel")]
    [InlineData("/tmf-api/depot/v4/parcel/")]
    public async Task Alias_IsTheSameCollection_AndShowsTheCanonicalPath(string alias)
    {
        var created = await _host.PostAsync(alias, """{"name":"Vase"}""");
        var id = created.Json.GetProperty("id").GetString();

        var got = await _host.GetAsync($"{alias.TrimEnd('/')}/{id}");
        var listed = await _host.GetAsync(alias);

        Assert.Equal($"{DepotModel.Parcels}/{id}", created.Header("Location"));
        Assert.Equal(created.Body, got.Body);
        Assert.Equal($"[{created.Body}]", listed.Body);
        Assert.StartsWith($"<{DepotModel.Parcels}?", listed.Header("Link"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharedAlias_ListsAllItsTypes_InOneOrder()
    {
        await FillAsync();

        var all = await _host.GetAsync($"{Senders}?sort=-name");
        var page = await _host.GetAsync($"{Senders}?sort=name&offset=1&limit=2");
        var byAge = await _host.GetAsync($"{Senders}?@type=Company&sort=name");
        var onlyPersonsHave = await _host.GetAsync($"{Senders}?age.gt=40");

        Assert.Equal("Dora Cargo Bert Acme", all.Names);
        Assert.Equal("4", all.Header("X-Total-Count"));
        Assert.Equal("Bert Cargo", page.Names);
        Assert.Equal(206, page.Status);
        Assert.Equal("items 2-3/4", page.Header("Content-Range"));
        Assert.StartsWith($"<{Senders}?sort=name&offset=1", page.Header("Link"), StringComparison.Ordinal);
        Assert.Equal("Acme Cargo", byAge.Names);
        Assert.Equal("Dora", onlyPersonsHave.Names);
        Assert.StartsWith("400 unknownAttribute: 'colour' names no attribute", (await _host.GetAsync($"{Senders}?colour=red")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharedAlias_FindsTheTypeOfAnId()
    {
        var id = await _host.CreateAsync(Senders, """{"@type":"Company","name":"Acme"}""");

        var got = await _host.GetAsync($"{Senders}/{id}");
        var patched = await _host.PatchAsync($"{Senders}/{id}", """{"vat":"FR1"}""");
        var deleted = await _host.SendAsync(HttpMethod.Delete, $"{Senders}/{id}");

        Assert.Equal($"/tmf-api/depot/v4/company/{id}", got.Json.GetProperty("href").GetString());
        Assert.Equal("FR1", patched.Json.GetProperty("vat").GetString());
        Assert.Equal(204, deleted.Status);
        Assert.Equal($"404 resourceNotFound: There is no sender with the id '{id}'.", (await _host.GetAsync($"{Senders}/{id}")).Error);
    }

    [Fact]
    public async Task SharedAlias_NeedsTheTypeOfANewResource()
    {
        Assert.Equal(
            "400 validationFailed: '@type' must say what to create here: Person or Company.",
            (await _host.PostAsync(Senders, """{"name":"Acme"}""")).Error);
    }

    [Fact]
    public async Task SharedAlias_BoundsHowFarItPages()
    {
        Assert.StartsWith(
            "400 invalidParameter: 'sender' is merged from several collections and can be paged up to 10000;",
            (await _host.GetAsync($"{Senders}?offset=10000&limit=1")).Error,
            StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        await _host.CreateAsync(Senders, """{"@type":"Company","name":"Cargo"}""");
        await _host.CreateAsync(Senders, """{"@type":"Person","name":"Dora","age":50}""");
        await _host.CreateAsync(Senders, """{"@type":"Company","name":"Acme"}""");
        await _host.CreateAsync("/tmf-api/depot/v4/person", """{"name":"Bert","age":30}""");
    }
}
