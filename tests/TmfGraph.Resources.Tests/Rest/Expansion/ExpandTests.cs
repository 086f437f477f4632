using System.Text.Json;

namespace TmfGraph.Resources.Tests.Rest.Expansion;

/// <summary><c>expand</c> and <c>depth</c> over HTTP.</summary>
public sealed class ExpandTests(RestHost host) : IClassFixture<RestHost>
{
    private const string Persons = "/tmf-api/depot/v4/person";

    [Fact]
    public async Task Expand_ShowsTheResourceBehindTheReference()
    {
        var person = await host.CreateAsync(Persons, """{"name":"Ann","age":40}""");
        var parcel = await host.CreateAsync(
            DepotModel.Parcels,
            $$$"""{"name":"Expanded","sender":{"id":"{{{person}}}","@referredType":"Person"},"stop":[{"place":"Rome","contact":{"id":"{{{person}}}","@referredType":"Company"}}]}""");

        var one = await host.GetAsync($"{DepotModel.Parcels}/{parcel}?expand=sender&fields=sender", ("If-None-Match", "\"1\""));
        var list = await host.GetAsync($"{DepotModel.Parcels}?name=Expanded&depth=1");

        Assert.Equal(200, one.Status);
        Assert.Equal("Ann 40 Person", Words(one.Json.GetProperty("sender")));
        Assert.Equal("Ann 40 Person", Words(list.Json[0].GetProperty("sender")));
        Assert.False(list.Json[0].GetProperty("stop")[0].GetProperty("contact").TryGetProperty("age", out _));
        Assert.Contains("depth=1", list.Header("Link"), StringComparison.Ordinal);
        Assert.Equal(
            "400 invalidParameter: 'expand' names 'note', where no reference stands; references stand at sender, stop.contact.",
            (await host.GetAsync($"{DepotModel.Parcels}?expand=note")).Error);

        static string Words(JsonElement sender) => $"{sender.GetProperty("name")} {sender.GetProperty("age")} {sender.GetProperty("@referredType")}";
    }
}
