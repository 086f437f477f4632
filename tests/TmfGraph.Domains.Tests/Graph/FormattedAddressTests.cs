using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Graph;

public abstract class FormattedAddressTests(DomainHost host)
{
    [DatabaseFact]
    public async Task Formatted_HasThePartsThatAreThere()
    {
        await host.ImportAsync(
            "GeographicAddress",
            """{ "id": "g1", "streetNr": "12", "streetNrSuffix": "A", "streetName": "High", "streetType": "Street", "streetSuffix": "North", "city": "Leeds", "postcode": "LS1", "country": "UK" }""",
            """{ "id": "g2", "streetNr": "5", "streetNrLast": "9", "streetName": "Lindenallee", "locality": "Mitte", "city": "Berlin", "postcode": "10115", "country": "DE" }""",
            """{ "id": "g3", "city": " ", "country": "FR" }""",
            """{ "id": "g4" }""");

        var data = await host.QueryAsync(
            """{ geographicAddresses(order: [{ id: ASC }]) { nodes { formatted label: formatted(separator: " / ") } } }""");

        Assert.Equal(
            """
            {"geographicAddresses":{"nodes":[{"formatted":"12A High Street North, LS1 Leeds, UK","label":"12A High Street North / LS1 Leeds / UK"},{"formatted":"Lindenallee 5-9, Mitte, 10115 Berlin, DE","label":"Lindenallee 5-9 / Mitte / 10115 Berlin / DE"},{"formatted":"FR","label":"FR"},{"formatted":null,"label":null}]}}
            """,
            data.GetRawText());
    }
}

public sealed class SqliteFormattedAddressTests(SqliteDomain<TheCommon> host) : FormattedAddressTests(host), IClassFixture<SqliteDomain<TheCommon>>;

[NeedsPostgres]
public sealed class PostgresFormattedAddressTests(PostgresDomain<TheCommon> host) : FormattedAddressTests(host), IClassFixture<PostgresDomain<TheCommon>>;
