namespace TmfGraph.Resources.Tests.Rest;

/// <summary>What <c>@type</c> may say in a collection (TMF630, part 2).</summary>
public sealed class SubtypeTests(RestHost host) : IClassFixture<RestHost>
{
    private const string Refusal =
        "400 validationFailed: '@type' is 'Person', which is another resource than Parcel and lives at /tmf-api/depot/v4/person; announce a kind of Parcel by '@baseType' or '@schemaLocation'.";

    [Theory]
    [InlineData("""{"name":"L","@type":"Letter"}""", "Letter Parcel")]
    [InlineData("""{"name":"L","@type":"Letter","@baseType":"Own"}""", "Letter Own")]
    [InlineData("""{"name":"L","@type":"Unheard"}""", "Unheard ")]
    [InlineData("""{"name":"L"}""", "Parcel ")]
    [InlineData("""{"name":"L","@type":"Person","@baseType":"Parcel"}""", "Person Parcel")]
    [InlineData("""{"name":"L","@type":"Person","@schemaLocation":"https://example.com/person-parcel.json"}""", "Person ")]
    public async Task Post_TakesKindsOfTheResource(string body, string types)
    {
        var answer = await host.PostAsync(DepotModel.Parcels, body);

        Assert.Equal(201, answer.Status);
        Assert.Equal(types, $"{answer.Json.GetProperty("@type")} {(answer.Json.TryGetProperty("@baseType", out var baseType) ? baseType : "")}");
    }

    [Fact]
    public async Task AnotherResource_IsRefused()
    {
        var id = await host.CreateAsync(DepotModel.Parcels, """{"name":"P"}""");

        Assert.Equal(Refusal, (await host.PostAsync(DepotModel.Parcels, """{"name":"P","@type":"Person"}""")).Error);
        Assert.Equal(Refusal, (await host.PatchAsync($"{DepotModel.Parcels}/{id}", """{"@type":"Person"}""")).Error);
        Assert.Equal(
            Refusal,
            (await host.SendAsync(HttpMethod.Patch, $"{DepotModel.Parcels}/{id}", """[{"op":"replace","path":"/@type","value":"Person"}]""", "application/json-patch+json")).Error);
    }
}
