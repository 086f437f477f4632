using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Monitors;

public abstract class ResourceFunctionTests(DomainHost host)
{
    private const string Base = "/tmf-api/resourceFunctionActivation/v4";

    [DatabaseFact]
    public async Task Heal_LetsTheFunctionWorkAgain_AndTheMonitorShowsIt()
    {
        var function = await FunctionAsync(""", "operationalState": "disable", "resourceStatus": "alarm" """);

        var task = await RunAsync("heal", $$"""{ "cause": "Alarm", "degreeOfHealing": "all", "resourceFunction": { "id": "{{function}}" } }""");

        Assert.Equal("done", task.GetProperty("state").GetString());
        var healed = await ReadAsync(function);
        Assert.Equal(("enable", "available"), (healed.GetProperty("operationalState").GetString(), healed.GetProperty("resourceStatus").GetString()));
        var monitor = (await host.GetAsync(task.GetProperty("monitor").GetProperty("href").GetString()!)).Json;
        Assert.Equal(("Completed", task.GetProperty("href").GetString()), (monitor.GetProperty("state").GetString(), monitor.GetProperty("sourceHref").GetString()));
        Assert.Equal(
            ["HealCreateEvent", "HealStateChangeEvent", "HealStateChangeEvent"], await host.EventsOfAsync(task.GetProperty("id").GetString()!));
    }

    [DatabaseFact]
    public async Task Scale_LosesNoStep_AndDoesNotGoBelowZero()
    {
        var function = await FunctionAsync();
        string Body(string type, int steps) => $$"""{ "scaleType": "{{type}}", "numberOfSteps": {{steps}}, "aspectId": "cpu", "resourceFunction": { "id": "{{function}}" } }""";

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync("scale", Body("scaleOut", 2))));
        await RunAsync("scale", Body("scaleIn", 6));
        var tooFar = await RunAsync("scale", Body("scaleIn", 11));

        var level = Assert.Single((await ReadAsync(function)).GetProperty("resourceCharacteristic").EnumerateArray());
        Assert.Equal(("scaleLevel.cpu", 10), (level.GetProperty("name").GetString(), level.GetProperty("value").GetInt32()));
        Assert.Equal(
            "terminatedWithError: The level 'scaleLevel.cpu' is 10; it cannot go down by 11.",
            $"{tooFar.GetProperty("state").GetString()}: {tooFar.GetProperty("errorMessage").GetProperty("message").GetString()}");
        Assert.Equal("InError", (await host.GetAsync(tooFar.GetProperty("monitor").GetProperty("href").GetString()!)).Json.GetProperty("state").GetString());
    }

    [DatabaseFact]
    public async Task Migrate_MovesTheFunction()
    {
        var function = await FunctionAsync(""", "connectionPoint": [{ "id": "a" }, { "id": "b" }] """);

        await RunAsync(
            "migrate",
            $$"""
            { "cause": "Move", "adminStateModification": "locked", "place": { "id": "p", "role": "site" }, "addConnectionPoint": [{ "id": "c" }],
              "removeConnectionPoint": [{ "id": "a" }], "characteristics": [{ "name": "rack", "value": "7" }], "resourceFunction": { "id": "{{function}}" } }
            """);

        var moved = await ReadAsync(function);
        Assert.Equal(
            "locked p b c rack",
            $"{moved.GetProperty("administrativeState").GetString()} {moved.GetProperty("place").GetProperty("id").GetString()} "
            + $"{string.Join(' ', moved.GetProperty("connectionPoint").EnumerateArray().Select(p => p.GetProperty("id").GetString()))} "
            + moved.GetProperty("resourceCharacteristic")[0].GetProperty("name").GetString());
    }

    [DatabaseFact]
    public async Task Task_OfNoFunction_EndsWithAnError()
    {
        var task = await RunAsync("heal", """{ "cause": "Alarm", "degreeOfHealing": "all", "resourceFunction": { "id": "nobody" } }""");

        Assert.Equal("There is no ResourceFunction with the id 'nobody'.", task.GetProperty("errorMessage").GetProperty("message").GetString());
    }

    private async Task<string> FunctionAsync(string more = "") =>
        (await host.CreateAsync($"{Base}/resourceFunction", $$"""{ "name": "Core", "resourceSpecification": { "id": "1" }{{more}} }""")).GetProperty("id").GetString()!;

    private async Task<JsonElement> ReadAsync(string function) => (await host.GetAsync($"{Base}/resourceFunction/{function}")).Json;

    private async Task<JsonElement> RunAsync(string kind, string body)
    {
        var task = await host.CreateAsync($"{Base}/{kind}", body);
        Assert.Equal("accepted", task.GetProperty("state").GetString());
        return await host.UntilAsync(
            $"{Base}/{kind}/{task.GetProperty("id").GetString()}", t => t.GetProperty("state").GetString() is "done" or "terminatedWithError");
    }
}

public sealed class SqliteResourceFunctionTests(SqliteDomain<TheResource> host) : ResourceFunctionTests(host), IClassFixture<SqliteDomain<TheResource>>;

[NeedsPostgres]
public sealed class PostgresResourceFunctionTests(PostgresDomain<TheResource> host) : ResourceFunctionTests(host), IClassFixture<PostgresDomain<TheResource>>;
