using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Qualification;

/// <summary>The catalog is that of <see cref="ImportAsync"/>, imported by each test alike.</summary>
public abstract class ServiceQualificationTests(DomainHost host)
{
    private const string Base = "/tmf-api/serviceQualificationManagement/v4";

    [DatabaseFact]
    public async Task Check_SaysWhyAServiceCannotBeDelivered()
    {
        await ImportAsync();

        Assert.Equal("done qualified: qualified", Result(await CheckAsync(Item("fibre", "\"place\": [{ \"id\": \"bern\" }]"))));
        Assert.Equal("done qualified: qualified", Result(await CheckAsync(Item("fibre"))));
        Assert.Equal("done unqualified: unqualified placeNotCovered", Result(await CheckAsync(Item("fibre", "\"place\": [{ \"id\": \"oslo\" }]"))));
        Assert.Equal("done unqualified: unqualified specificationNotFound", Result(await CheckAsync(Item("nothing"))));
        Assert.Equal("done unqualified: unqualified specificationNotActive", Result(await CheckAsync(Item("draft"))));
        Assert.Equal("done unqualified: unqualified specificationNotOffered", Result(await CheckAsync(Item("future"))));
        Assert.Equal(
            "done unqualified: unqualified characteristicNotOffered, qualified",
            Result(await CheckAsync(
                Item("fibre", """ "serviceCharacteristic": [{ "name": "speed", "value": 7 }] """), Item("fibre", """ "serviceCharacteristic": [{ "name": "speed", "value": 100 }] """))));
        Assert.Equal("done unqualified: unqualified serviceMissing", Result(await CheckAsync("{ }")));
    }

    [DatabaseFact]
    public async Task Check_LooksIntoInventoryAndCategories()
    {
        await ImportAsync();

        Assert.Equal(
            "done unqualified: qualified, unqualified serviceEnded, unqualified serviceNotFound",
            Result(await CheckAsync("""{ "service": { "id": "live" } }""", """{ "service": { "id": "ended" } }""", """{ "service": { "id": "nobody" } }""")));
        Assert.Equal(
            "done unqualified: qualified, unqualified categoryEmpty",
            Result(await CheckAsync("""{ "category": { "id": "internet" } }""", """{ "category": { "id": "nobody" } }""")));
    }

    [DatabaseFact]
    public async Task Check_ProposesOthers_OnlyWhenAskedTo()
    {
        await ImportAsync();
        var item = Item("fibre", "\"place\": [{ \"id\": \"oslo\" }]");

        var other = await CheckAsync(""" "provideAlternative": true, """, [item]);
        var later = await CheckAsync(""" "provideAlternative": true, "provideUnavailabilityReason": false, """, [Item("future")]);

        Assert.Equal("done alternate: alternate placeNotCovered -> radio oslo", Result(other));
        Assert.Equal("done alternate: alternate -> future", Result(later));
        Assert.StartsWith(
            "2090-01-01",
            later.GetProperty("serviceQualificationItem")[0].GetProperty("alternateServiceProposal")[0].GetProperty("alternateServiceAvailabilityDate").GetString(),
            StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Check_AnswersAgain_When_ItsItemsChange()
    {
        await ImportAsync();
        var check = await CheckAsync(Item("draft"));

        var patched = await host.PatchAsync($"{Base}/checkServiceQualification/{check.GetProperty("id")}", $$"""{ "serviceQualificationItem": [{{Item("fibre")}}] }""");

        Assert.Equal("done qualified: qualified", Result(patched.Json));
    }

    [DatabaseFact]
    public async Task Query_FindsWhatCanBeDelivered()
    {
        await ImportAsync();

        Assert.Equal("done fibre radio", Found(await QueryAsync("""{ "category": { "id": "internet" } }""")));
        Assert.Equal("done radio", Found(await QueryAsync("""{ "category": { "id": "internet" }, "service": { "place": [{ "name": "Oslo" }] } }""")));
        Assert.Equal("done fibre", Found(await QueryAsync("""{ "service": { "serviceSpecification": { "id": "fibre" } } }""")));
        Assert.Equal("done", Found(await QueryAsync("""{ "service": { "serviceSpecification": { "id": "draft" } } }""")));
        Assert.Equal("done fibre radio", Found(await QueryAsync("{ }")));
    }

    private async Task ImportAsync()
    {
        await host.ImportAsync(
            "ServiceSpecification",
            """
            { "id": "fibre", "name": "Fibre", "lifecycleStatus": "Active", "specCharacteristic": [
              { "name": "coverage", "characteristicValueSpecification": [{ "value": "bern" }, { "value": "basel" }] },
              { "name": "speed", "characteristicValueSpecification": [{ "value": "100" }, { "value": 1000 }] }] }
            """,
            """
            { "id": "radio", "name": "Radio", "lifecycleStatus": "Launched", "specCharacteristic": [
              { "name": "coverage", "characteristicValueSpecification": [{ "value": "Oslo" }] },
              { "name": "speed", "characteristicValueSpecification": [{ "valueFrom": "1", "valueTo": "50" }] }] }
            """,
            """{ "id": "draft", "name": "Draft", "lifecycleStatus": "In design" }""",
            """{ "id": "future", "name": "Future", "lifecycleStatus": "Active", "validFor": { "startDateTime": "2090-01-01T00:00:00Z" } }""");
        await host.ImportAsync("ServiceCandidate", Candidate("c1", "fibre"), Candidate("c2", "radio"), Candidate("c3", "draft"));
        await host.ImportAsync("Service", """{ "id": "live", "state": "active" }""", """{ "id": "ended", "state": "terminated" }""");
    }

    private static string Candidate(string id, string specification) =>
        $$"""{ "id": "{{id}}", "name": "{{id}}", "category": [{ "id": "internet" }], "serviceSpecification": { "id": "{{specification}}" } }""";

    private static string Item(string specification, string more = "\"name\": \"S\"") =>
        $$"""{ "service": { "serviceSpecification": { "id": "{{specification}}" }, {{more}} } }""";

    private Task<JsonElement> CheckAsync(params string[] items) => CheckAsync("", items);

    private Task<JsonElement> QueryAsync(string criteria) => host.CreateAsync($"{Base}/queryServiceQualification", $$"""{ "searchCriteria": {{criteria}} }""");

    private Task<JsonElement> CheckAsync(string wishes, string[] items) =>
        host.CreateAsync($"{Base}/checkServiceQualification", $$"""{ {{wishes}} "serviceQualificationItem": [{{string.Join(", ", items)}}] }""");

    /// <summary>State and result; then each item's result, reasons and proposals.</summary>
    private static string Result(JsonElement check) =>
        $"{check.GetProperty("state")} {check.GetProperty("qualificationResult")}: " + string.Join(", ", check.GetProperty("serviceQualificationItem").EnumerateArray().Select(Verdict));

    private static string Verdict(JsonElement item)
    {
        var reasons = item.TryGetProperty("eligibilityUnavailabilityReason", out var given) ? given.EnumerateArray().Select(r => $" {r.GetProperty("code")}") : [];
        var proposals = item.TryGetProperty("alternateServiceProposal", out var others) ? others.EnumerateArray().Select(p => $" -> {Service(p.GetProperty("alternateService"))}") : [];
        return $"{item.GetProperty("qualificationResult")}{string.Concat(reasons)}{string.Concat(proposals)}";
    }

    private static string Service(JsonElement service) =>
        $"{service.GetProperty("serviceSpecification").GetProperty("id")}{(service.TryGetProperty("place", out var place) ? $" {place[0].GetProperty("id")}" : "")}";

    private static string Found(JsonElement query) => string.Join(
        ' ', query.GetProperty("serviceQualificationItem").EnumerateArray()
            .Select(i => i.GetProperty("service").GetProperty("serviceSpecification").GetProperty("id").GetString()).Order().Prepend(query.GetProperty("state").GetString()));
}

public sealed class SqliteServiceQualificationTests(SqliteDomain<TheService> host) : ServiceQualificationTests(host), IClassFixture<SqliteDomain<TheService>>;

[NeedsPostgres]
public sealed class PostgresServiceQualificationTests(PostgresDomain<TheService> host) : ServiceQualificationTests(host), IClassFixture<PostgresDomain<TheService>>;
