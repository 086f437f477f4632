using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Addresses;

public abstract class AddressValidationTests(DomainHost host)
{
    private const string Validations = "/tmf-api/geographicAddressManagement/v4/geographicAddressValidation";

    [DatabaseFact]
    public async Task Address_IsGivenAsItIsStored_When_OneFits()
    {
        await StreetAsync("Bern");

        var exact = await ValidateAsync(""" "city": "bern", "streetName": "market-street", "streetNr": "1" """);
        var range = await ValidateAsync(""" "city": "BERN", "streetName": "Market Street", "streetNr": "14" """);

        Assert.Equal(("done success [Bern-1]", "done success [Bern-10]"), (Result(exact), Result(range)));
        Assert.Equal("Market Street", exact.GetProperty("validGeographicAddress").GetProperty("streetName").GetString());
    }

    [DatabaseFact]
    public async Task Alternatives_AreProposed_OnlyWhenAskedFor()
    {
        await StreetAsync("Basel");

        var wanted = await ValidateAsync(""" "city": "Basel", "streetName": "Market Street", "streetNr": "99" """, true);
        var unwanted = await ValidateAsync(""" "city": "Basel", "streetName": "Market Street", "streetNr": "99" """);
        var several = await ValidateAsync(""" "city": "Basel", "postcode": "Basel 1" """, true);

        Assert.Equal(
            ("done partial [] Basel-1 Basel-10", "done partial []", "done partial [] Basel-1 Basel-10 Basel-x"), (Result(wanted), Result(unwanted), Result(several)));
    }

    [DatabaseFact]
    public async Task Validation_Fails_When_NothingIsAlike()
    {
        await StreetAsync("Chur");

        Assert.Equal("done fails []", Result(await ValidateAsync(""" "city": "Chur", "streetName": "Elsewhere" """, true)));
        Assert.Equal("done fails []", Result(await ValidateAsync(""" "city": "Nowhere", "streetName": "Market Street" """, true)));
        Assert.Equal("done fails []", Result(await ValidateAsync(""" "name": "Office" """, true)));
    }

    [DatabaseFact]
    public async Task Validation_AnswersAgain_When_TheAddressIsPatched()
    {
        await StreetAsync("Sion");
        var validation = await ValidateAsync(""" "city": "Sion", "streetName": "Market Street", "streetNr": "99" """);

        var patched = await host.PatchAsync($"{Validations}/{validation.GetProperty("id")}", """{ "submittedGeographicAddress": { "streetNr": "1" } }""");

        Assert.Equal("done success [Sion-1]", Result(patched.Json));
    }

    private Task StreetAsync(string city) => host.ImportAsync(
        "GeographicAddress",
        $$"""{ "id": "{{city}}-1", "city": "{{city}}", "postcode": "{{city}} 1", "streetName": "Market Street", "streetNr": "1" }""",
        $$"""{ "id": "{{city}}-10", "city": "{{city}}", "postcode": "{{city}} 1", "streetName": "Market Street", "streetNr": "10", "streetNrLast": "20" }""",
        $$"""{ "id": "{{city}}-x", "city": "{{city}}", "postcode": "{{city}} 1", "streetName": "Side Lane", "streetNr": "1" }""");

    private Task<JsonElement> ValidateAsync(string address, bool provideAlternative = false) => host.CreateAsync(
        Validations, $$"""{ "provideAlternative": {{(provideAlternative ? "true" : "false")}}, "submittedGeographicAddress": { {{address}} } }""");

    private static string Result(JsonElement validation) => string.Join(
        ' ',
        (validation.TryGetProperty("alternateGeographicAddress", out var others) ? others.EnumerateArray().Select(a => a.GetProperty("id").GetString()) : [])
            .Prepend($"[{(validation.TryGetProperty("validGeographicAddress", out var valid) ? valid.GetProperty("id").GetString() : "")}]")
            .Prepend(validation.GetProperty("validationResult").GetString()).Prepend(validation.GetProperty("state").GetString()));
}

public sealed class SqliteAddressValidationTests(SqliteDomain<TheCommon> host) : AddressValidationTests(host), IClassFixture<SqliteDomain<TheCommon>>;

[NeedsPostgres]
public sealed class PostgresAddressValidationTests(PostgresDomain<TheCommon> host) : AddressValidationTests(host), IClassFixture<PostgresDomain<TheCommon>>;
