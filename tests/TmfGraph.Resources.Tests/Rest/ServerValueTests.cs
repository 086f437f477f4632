using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>What the server puts into a resource, and what it lets clients do with states that are free text.</summary>
public sealed class ServerValueTests : IAsyncLifetime
{
    private const string Lamps = "/tmf-api/depot/v4/lamp";

    private readonly RestHost _host = new()
    {
        Model = DomainModelLoader.Load(
            "depot",
            [(
                "depot.graphqls",
                """
                extend schema @api(id: "TMF901", title: "Depot", version: "4.0.0", basePath: "/tmf-api/depot/v4")

                type Lamp @resource(path: "lamp") {
                  id: ID! @setByServer
                  href: String @setByServer
                  name: String
                  status: String @lifecycle(initial: "off", moves: ["off -> on | broken", "on -> off | broken"])
                  verdict: String @setByServer(refused: true)
                  number: String @setByServer
                  atType: String
                }
                """)]),
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Post_FillsInTypeAndFirstState_AndPassesOverWhatTheServerSets()
    {
        var created = await _host.PostAsync(Lamps, """{"number":"7"}""");

        var id = created.Json.GetProperty("id").GetString();
        Assert.Equal($$"""{"id":"{{id}}","href":"{{Lamps}}/{{id}}","status":"off","@type":"Lamp"}""", created.Body);
    }

    [Fact]
    public async Task Post_IsRefused_When_ItBringsWhatTheModelRefuses()
    {
        Assert.Equal("400 validationFailed: 'verdict' is set by the server; leave it out.", (await _host.PostAsync(Lamps, """{"verdict":"good"}""")).Error);
    }

    [Theory]
    [InlineData("off", "on", 200)]
    [InlineData("broken", "on", 409)]
    [InlineData("off", "dimmed", 200)]
    [InlineData("dimmed", "on", 200)]
    public async Task Patch_FollowsTheLifecycle_WhereItKnowsBothStates(string from, string to, int status)
    {
        var id = await _host.CreateAsync(Lamps, $$"""{"status":"{{from}}"}""");

        Assert.Equal(status, (await _host.PatchAsync($"{Lamps}/{id}", $$"""{"status":"{{to}}"}""")).Status);
    }
}
