using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Problems;

public abstract class ProblemTaskTests(DomainHost host)
{
    private const string Base = "/tmf-api/serviceProblemManagement/v4";

    [DatabaseFact]
    public async Task Acknowledgement_MovesProblems_AndListsThem()
    {
        var (open, closed) = (await ProblemAsync(), await ProblemAsync());
        Assert.Equal(200, (await host.PatchAsync($"{Base}/serviceProblem/{closed}", """{ "status": "closed" }""")).Status);

        var task = await host.CreateAsync(
            $"{Base}/problemAcknowledgement", $$"""{ "problem": [{ "id": "{{open}}" }, { "id": "{{closed}}" }, { "id": "nobody" }], "trackingRecord": { "user": "ann" } }""");
        var again = await host.CreateAsync($"{Base}/problemAcknowledgement", $$"""{ "problem": [{ "id": "{{open}}" }] }""");

        Assert.Equal([open], Ids(task, "ackProblem"));
        Assert.Empty(Ids(again, "ackProblem"));
        var problem = (await host.GetAsync($"{Base}/serviceProblem/{open}")).Json;
        var record = Assert.Single(problem.GetProperty("trackingRecord").EnumerateArray());
        Assert.Equal(
            "inProgress ack ann", $"{problem.GetProperty("status")} {record.GetProperty("description")} {record.GetProperty("user")}");
        Assert.Equal(
            ["ServiceProblemCreateEvent", "ServiceProblemStateChangeEvent", "ServiceProblemAttributeValueChangeEvent"], await host.EventsOfAsync(open));
    }

    [DatabaseFact]
    public async Task Unacknowledgement_TakesItBack()
    {
        var (first, second) = (await ProblemAsync(), await ProblemAsync());
        await host.CreateAsync($"{Base}/problemAcknowledgement", $$"""{ "problem": [{ "id": "{{first}}" }] }""");

        var task = await host.CreateAsync($"{Base}/problemUnacknowledgement", $$"""{ "problem": [{ "id": "{{first}}" }, { "id": "{{second}}" }] }""");

        Assert.Equal([first], Ids(task, "unackProblem"));
        Assert.Equal("pending", (await host.GetAsync($"{Base}/serviceProblem/{first}")).Json.GetProperty("status").GetString());
        Assert.Equal("acknowledged", (await host.GetAsync($"{Base}/serviceProblem/{second}")).Json.GetProperty("status").GetString());
    }

    [DatabaseFact]
    public async Task Group_LinksBothWays_AndUngroupTakesApart()
    {
        var (parent, one, two) = (await ProblemAsync(), await ProblemAsync(), await ProblemAsync());

        await GroupAsync("problemGroup", parent, one, two);
        await GroupAsync("problemGroup", parent, one);
        Assert.Equal<string>([one, two], await LinksAsync(parent, "underlyingProblem"));
        Assert.Equal<string>([parent], await LinksAsync(one, "parentProblem"));

        await GroupAsync("problemUngroup", parent, one);
        Assert.Equal<string>([two], await LinksAsync(parent, "underlyingProblem"));
        Assert.Empty(await LinksAsync(one, "parentProblem"));
    }

    [DatabaseFact]
    public async Task Group_LeavesAllAsItIs_When_AProblemIsMissingOrWouldComeUnderItself()
    {
        var (top, middle, bottom) = (await ProblemAsync(), await ProblemAsync(), await ProblemAsync());
        await GroupAsync("problemGroup", top, middle);
        await GroupAsync("problemGroup", middle, bottom);

        var missing = await host.CreateAsync($"{Base}/problemGroup", Group(top, bottom, "nobody"));
        var circle = await host.PostAsync($"{Base}/problemGroup", Group(bottom, top));

        Assert.Equal("There is no service problem with the id 'nobody'.", missing.GetProperty("errorMessage").GetProperty("message").GetString());
        Assert.Equal((409, "conflict"), (circle.Status, circle.Json.GetProperty("code").GetString()));
        Assert.Equal<string>([middle], await LinksAsync(top, "underlyingProblem"));
    }

    [DatabaseFact]
    public async Task Groupings_AtOnce_LoseNoChildAndCloseNoCircle()
    {
        var parent = await ProblemAsync();
        var children = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ProblemAsync()));

        await Task.WhenAll(children.Select(c => GroupAsync("problemGroup", parent, c)));
        var crossed = await Task.WhenAll(
            host.PostAsync($"{Base}/problemUngroup", Group(parent, children[0], children[1])),
            host.PostAsync($"{Base}/problemUngroup", Group(parent, children[1], children[0])));
        var circle = await Task.WhenAll(
            host.PostAsync($"{Base}/problemGroup", Group(children[0], children[1])), host.PostAsync($"{Base}/problemGroup", Group(children[1], children[0])));

        Assert.Equal(children[2..].Order(), (await LinksAsync(parent, "underlyingProblem")).Order());
        Assert.Equal([201, 201], crossed.Select(a => a.Status));
        Assert.Equal([201, 409], circle.Select(a => a.Status).Order());
    }

    private async Task<string> ProblemAsync() => (await host.CreateAsync(
        $"{Base}/serviceProblem",
        """
        { "category": "supplier.originated", "description": "No signal", "priority": 1, "reason": "Unknown", "originatorParty": { "id": "p", "@referredType": "Individual" },
          "affectedService": [{ "id": "s" }] }
        """)).GetProperty("id").GetString()!;

    private Task<JsonElement> GroupAsync(string task, string parent, params string[] children) => host.CreateAsync($"{Base}/{task}", Group(parent, children));

    private static string Group(string parent, params string[] children) =>
        $$"""{ "parentProblem": { "id": "{{parent}}" }, "childProblem": [{{string.Join(", ", children.Select(c => $$"""{ "id": "{{c}}" }"""))}}] }""";

    private async Task<string[]> LinksAsync(string problem, string list) => Ids((await host.GetAsync($"{Base}/serviceProblem/{problem}")).Json, list);

    private static string[] Ids(JsonElement document, string list) =>
        document.TryGetProperty(list, out var references) ? [.. references.EnumerateArray().Select(r => r.GetProperty("id").GetString()!)] : [];
}

public sealed class SqliteProblemTaskTests(SqliteDomain<TheAssurance> host) : ProblemTaskTests(host), IClassFixture<SqliteDomain<TheAssurance>>;

[NeedsPostgres]
public sealed class PostgresProblemTaskTests(PostgresDomain<TheAssurance> host) : ProblemTaskTests(host), IClassFixture<PostgresDomain<TheAssurance>>;
