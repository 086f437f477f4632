using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Qualification;

public abstract class OfferingQualificationTests(DomainHost host)
{
    [DatabaseFact]
    public async Task Qualification_IsAnsweredAtOnce()
    {
        var sold = await ShopCatalog.OfferAsync(host, "Sold");

        var answer = await AskAsync($$"""{ "productOfferingQualificationItem": [{ "id": "1", "productOffering": { "id": "{{sold}}" } }] }""");

        Assert.Equal("done green 1:qualified", Result(answer));
        Assert.Equal("done", answer.GetProperty("productOfferingQualificationItem")[0].GetProperty("state").GetString());
        Assert.Equal(
            TimeSpan.FromDays(30),
            answer.GetProperty("expirationDate").GetDateTimeOffset() - answer.GetProperty("effectiveQualificationDate").GetDateTimeOffset());
    }

    [DatabaseFact]
    public async Task Qualification_TellsWhyNot()
    {
        var study = await ShopCatalog.OfferAsync(host, "Studied", status: "In study");
        var later = await ShopCatalog.OfferAsync(host, "Later", """ "validFor": { "startDateTime": "2100-01-01T00:00:00Z" } """);
        var part = await ShopCatalog.OfferAsync(host, "Part", """ "isSellable": false """);
        var north = await ShopCatalog.OfferAsync(host, "North", """ "place": [{ "id": "N", "name": "North" }], "channel": [{ "id": "web" }] """);

        var answer = await AskAsync(
            $$"""
            { "place": [{ "id": "S", "name": "South" }], "channel": { "id": "shop" }, "productOfferingQualificationItem": [
              { "id": "1" }, {{Item("2", "nowhere")}}, {{Item("3", study)}}, {{Item("4", later)}}, {{Item("5", part)}}, {{Item("6", north)}},
              { "id": "7", "action": "delete", "product": { "id": "nowhere" } }
            ] }
            """);

        Assert.Equal(
            "done red 1:unqualified(offeringMissing) 2:unqualified(offeringNotFound) 3:unqualified(offeringNotActive) 4:unqualified(offeringNotOnSale) "
            + "5:unqualified(offeringNotSellable) 6:unqualified(placeNotCovered,channelNotCovered) 7:unqualified(productNotFound)",
            Result(answer));
    }

    [DatabaseFact]
    public async Task Qualification_FitsAPlaceByIdOrName()
    {
        var north = await ShopCatalog.OfferAsync(host, "North", """ "place": [{ "id": "N", "name": "North" }] """);

        var answer = await AskAsync(
            $$"""
            { "productOfferingQualificationItem": [
              { "id": "1", "productOffering": { "id": "{{north}}" }, "product": { "place": [{ "id": "N" }] } },
              { "id": "2", "productOffering": { "id": "{{north}}" }, "product": { "place": [{ "name": "north" }] } }
            ] }
            """);

        Assert.Equal("done green 1:qualified 2:qualified", Result(answer));
    }

    [DatabaseFact]
    public async Task Qualification_LooksAtWhatThePartyHolds()
    {
        var line = await ShopCatalog.OfferAsync(host, "Line");
        var extra = await ShopCatalog.OfferAsync(host, "Extra", $$""" "productOfferingRelationship": [{ "id": "{{line}}", "relationshipType": "requires" }] """);
        var rival = await ShopCatalog.OfferAsync(host, "Rival", $$""" "productOfferingRelationship": [{ "id": "{{line}}", "relationshipType": "exclusivity" }] """);
        var held = await host.CreateAsync(
            ShopCatalog.Products, $$"""{ "status": "active", "productOffering": { "id": "{{line}}" }, "relatedParty": [{ "id": "{{line}}-C", "@referredType": "Customer" }] }""");
        var ask = $$""" "productOfferingQualificationItem": [{{Item("1", extra)}}, {{Item("2", rival)}}] """;

        var stranger = await AskAsync($$"""{ {{ask}} }""");
        var holder = await AskAsync($$"""{ "relatedParty": [{ "id": "{{line}}-C" }], {{ask}} }""");
        (await host.PatchAsync($"{ShopCatalog.Products}/{held.Id()}", """{ "status": "terminated" }""")).Expect(200);
        var former = await AskAsync($$"""{ "relatedParty": [{ "id": "{{line}}-C" }], {{ask}} }""");
        var together = await AskAsync($$"""{ "productOfferingQualificationItem": [{{Item("1", extra)}}, {{Item("2", line)}}] }""");

        Assert.Equal("done yellow 1:unqualified(requiredOfferingMissing) 2:qualified", Result(stranger));
        Assert.Equal("done yellow 1:qualified 2:unqualified(excludedOfferingPresent)", Result(holder));
        Assert.Equal(Result(stranger), Result(former));
        Assert.Equal("done green 1:qualified 2:qualified", Result(together));
    }

    [DatabaseFact]
    public async Task Qualification_ProposesAlternatives_When_Asked()
    {
        var category = $"{Guid.NewGuid()}";
        var shelf = $$""" "category": [{ "id": "{{category}}" }] """;
        var heir = await ShopCatalog.OfferAsync(host, "Heir");
        var neighbour = await ShopCatalog.OfferAsync(host, "Neighbour", shelf);
        await ShopCatalog.OfferAsync(host, "Sleeper", shelf, "In study");
        var old = await ShopCatalog.OfferAsync(host, "Old", $$"""{{shelf}}, "productOfferingRelationship": [{ "id": "{{heir}}", "relationshipType": "replacedBy" }] """, "Retired");

        var answer = await AskAsync(
            $$"""{ "provideAlternative": true, "provideUnavailabilityReason": false, "productOfferingQualificationItem": [{{Item("1", old)}}] }""");

        Assert.Equal("done yellow 1:alternate", Result(answer));
        var proposals = answer.GetProperty("productOfferingQualificationItem")[0].GetProperty("alternateProductOfferingProposal");
        Assert.Equal(
            [$"1 {heir} Heir", $"2 {neighbour} Neighbour"],
            proposals.EnumerateArray().Select(p => $"{p.Id()} {p.GetProperty("alternateProductOffering").Id()} {p.GetProperty("alternateProductOffering").GetProperty("name")}"));
    }

    [DatabaseFact]
    public async Task Qualification_LooksThroughACategory_When_ItHasNoItems()
    {
        var category = $"{Guid.NewGuid()}";
        var shelf = $$""" "category": [{ "id": "{{category}}" }] """;
        await ShopCatalog.OfferAsync(host, "On sale", shelf);
        await ShopCatalog.OfferAsync(host, "Not yet", shelf, "In design");

        var all = await AskAsync($$"""{ "category": { "id": "{{category}}" } }""");
        var available = await AskAsync($$"""{ "category": { "id": "{{category}}" }, "provideOnlyAvailable": true }""");

        Assert.Equal("done yellow 1:qualified 2:unqualified(offeringNotActive)", Result(all));
        Assert.Equal("done green 1:qualified", Result(available));
    }

    [DatabaseFact]
    public async Task Patch_AnswersAnew_When_TheQuestionChanges()
    {
        var sold = await ShopCatalog.OfferAsync(host, "Sold");
        var first = await AskAsync($$"""{ "productOfferingQualificationItem": [{{Item("1", "nowhere")}}] }""");

        var second = (await host.PatchAsync($"{ShopCatalog.Qualifications}/{first.Id()}", $$"""{ "productOfferingQualificationItem": [{{Item("1", sold)}}] }""")).Expect(200);

        Assert.Equal("done green 1:qualified", Result(second));
    }

    [DatabaseFact]
    public async Task Post_IsRefused_When_ItSetsTheState() => Assert.Equal(
        "400 'state' is set by the server; leave it out.", (await host.PostAsync(ShopCatalog.Qualifications, """{ "state": "accepted" }""")).Words);

    private Task<JsonElement> AskAsync(string body) => host.CreateAsync(ShopCatalog.Qualifications, body);

    private static string Item(string id, string offering) => $$"""{ "id": "{{id}}", "productOffering": { "id": "{{offering}}" } }""";

    /// <summary>State, result, and each item with its result and reasons.</summary>
    private static string Result(JsonElement qualification) => string.Join(
        " ",
        qualification.GetProperty("productOfferingQualificationItem").EnumerateArray().Select(ItemResult)
            .Prepend($"{qualification.GetProperty("state")} {qualification.GetProperty("qualificationResult")}"));

    private static string ItemResult(JsonElement item)
    {
        var reasons = item.TryGetProperty("eligibilityUnavailabilityReason", out var list)
            ? $"({string.Join(",", list.EnumerateArray().Select(r => r.GetProperty("code").GetString()))})"
            : "";
        return $"{item.Id()}:{item.GetProperty("qualificationItemResult")}{reasons}";
    }
}

public sealed class SqliteOfferingQualificationTests(SqliteDomain<TheProduct> host) : OfferingQualificationTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresOfferingQualificationTests(PostgresDomain<TheProduct> host) : OfferingQualificationTests(host), IClassFixture<PostgresDomain<TheProduct>>;
