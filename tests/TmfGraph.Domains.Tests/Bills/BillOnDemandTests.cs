using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Bills;

public abstract class BillOnDemandTests(DomainHost host)
{
    private const string Base = "/tmf-api/customerBillManagement/v4";
    private const string Requests = $"{Base}/customerBillOnDemand";

    [DatabaseFact]
    public async Task Request_MakesABillOfUnbilledCharges()
    {
        await host.ImportAsync(
            "AppliedCustomerBillingRate",
            """
            { "id": "r1", "isBilled": false, "billingAccount": { "id": "A1" }, "taxExcludedAmount": { "unit": "EUR", "value": 10.00 },
              "appliedTax": [{ "taxCategory": "VAT", "taxRate": 20 }], "periodCoverage": { "startDateTime": "2026-01-01T00:00:00Z", "endDateTime": "2026-02-01T00:00:00Z" } }
            """,
            """
            { "id": "r2", "billingAccount": { "id": "A1" }, "taxIncludedAmount": { "unit": "EUR", "value": 5.95 },
              "appliedTax": [{ "taxCategory": "VAT", "taxRate": 20, "taxAmount": { "unit": "EUR", "value": 0.99 } }],
              "periodCoverage": { "startDateTime": "2026-02-01T00:00:00Z", "endDateTime": "2026-03-01T00:00:00Z" } }
            """,
            Charge("r3", "A1", "7.00", isBilled: true),
            Charge("r4", "A2", "3.00"),
            """{ "id": "r5", "isBilled": false, "billingAccount": { "id": "A1" }, "taxExcludedAmount": { "unit": "USD", "value": 1 } }""",
            """{ "id": "r6", "isBilled": false, "billingAccount": { "id": "A1" } }""");

        var request = await host.CreateAsync(Requests, """{ "name": "Now", "billingAccount": { "id": "A1", "name": "Main" }, "relatedParty": { "id": "P", "@referredType": "Individual" } }""");

        Assert.Equal("done", request.GetProperty("state").GetString());
        var bill = await host.ReadAsync($"{Base}/customerBill/{Id(request.GetProperty("customerBill"))}");
        Assert.Equal(
            "new offCycle A1 P 14.96 17.95 17.95 17.95",
            $"{bill.GetProperty("state")} {bill.GetProperty("runType")} {Id(bill.GetProperty("billingAccount"))} {Id(bill.GetProperty("relatedParty")[0])} "
            + $"{Amount(bill, "taxExcludedAmount")} {Amount(bill, "taxIncludedAmount")} {Amount(bill, "amountDue")} {Amount(bill, "remainingAmount")}");
        var tax = Assert.Single(bill.GetProperty("taxItem").EnumerateArray());
        Assert.Equal("VAT 20 2.99", $"{tax.GetProperty("taxCategory")} {tax.GetProperty("taxRate")} {Amount(tax, "taxAmount")}");
        var period = bill.GetProperty("billingPeriod");
        Assert.Equal("2026-01-01T00:00:00.000Z 2026-03-01T00:00:00.000Z", $"{period.GetProperty("startDateTime")} {period.GetProperty("endDateTime")}");
        var billed = await host.ReadAsync($"{Base}/appliedCustomerBillingRate?bill.id={Id(bill)}&isBilled=true");
        Assert.Equal(["r1", "r2"], billed.EnumerateArray().Select(Id).Order());

        var next = await host.CreateAsync(Requests, """{ "billingAccount": { "id": "A1" } }""");
        var last = await host.CreateAsync(Requests, """{ "billingAccount": { "id": "A1" } }""");

        Assert.Equal("1", Amount(await host.ReadAsync($"{Base}/customerBill/{Id(next.GetProperty("customerBill"))}"), "amountDue"));
        Assert.Equal("rejected: The billing account has no charges that are not on a bill yet.", $"{last.GetProperty("state")}: {last.GetProperty("rejectionReason")}");
    }

    [DatabaseFact]
    public async Task Charges_AreBilledOnce_When_ManyAskAtOnce()
    {
        await host.ImportAsync("AppliedCustomerBillingRate", [.. Enumerable.Range(1, 20).Select(i => Charge($"many-{i}", "A-many", "1.00"))]);

        var requests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.CreateAsync(Requests, """{ "billingAccount": { "id": "A-many" } }""")));

        Assert.Equal(["done", .. Enumerable.Repeat("rejected", 7)], requests.Select(r => r.GetProperty("state").GetString()).Order());
        var bills = await host.ReadAsync($"{Base}/customerBill?billingAccount.id=A-many");
        Assert.Equal("20.00", Amount(Assert.Single(bills.EnumerateArray()), "amountDue"));
    }

    [DatabaseFact]
    public async Task Request_IsRejected_When_ItNamesNoAccountOrAmountsAreTooLarge()
    {
        await host.ImportAsync(
            "AppliedCustomerBillingRate",
            Charge("large-1", "A-large", "79228162514264337593543950335"),
            Charge("large-2", "A-large", "79228162514264337593543950335"));

        var nameless = await host.CreateAsync(Requests, """{ "state": "done", "customerBill": { "id": "mine" }, "rejectionReason": "mine" }""");
        var large = await host.CreateAsync(Requests, """{ "billingAccount": { "id": "A-large" } }""");

        Assert.Equal("rejected: The request names no billing account.", $"{nameless.GetProperty("state")}: {nameless.GetProperty("rejectionReason")}");
        Assert.False(nameless.TryGetProperty("customerBill", out _));
        Assert.Equal("rejected: The charges of the billing account are too large to be added up.", $"{large.GetProperty("state")}: {large.GetProperty("rejectionReason")}");
    }

    [DatabaseFact]
    public async Task Request_IsReadableInGraphQL()
    {
        await host.ImportAsync("AppliedCustomerBillingRate", Charge("g1", "A-graph", "4.20"));

        var data = await host.QueryAsync(
            """
            mutation { createCustomerBillOnDemand(input: { billingAccount: { id: "A-graph" } }) {
              customerBillOnDemand { state rejectionReason customerBill { target { state amountDue { unit value } } } } } }
            """);

        Assert.Equal(
            """{"createCustomerBillOnDemand":{"customerBillOnDemand":{"state":"DONE","rejectionReason":null,"customerBill":{"target":{"state":"NEW","amountDue":{"unit":"EUR","value":4.20}}}}}}""",
            JsonSerializer.Serialize(data));
    }

    private static string Charge(string id, string account, string amount, bool isBilled = false) =>
        $$"""{ "id": "{{id}}", "isBilled": {{(isBilled ? "true" : "false")}}, "billingAccount": { "id": "{{account}}" }, "taxExcludedAmount": { "unit": "EUR", "value": {{amount}} } }""";

    private static string Id(JsonElement resource) => resource.GetProperty("id").GetString()!;

    private static string Amount(JsonElement bill, string name) => bill.GetProperty(name).GetProperty("value").GetRawText();
}

public sealed class SqliteBillOnDemandTests(SqliteDomain<TheCustomer> host) : BillOnDemandTests(host), IClassFixture<SqliteDomain<TheCustomer>>;

[NeedsPostgres]
public sealed class PostgresBillOnDemandTests(PostgresDomain<TheCustomer> host) : BillOnDemandTests(host), IClassFixture<PostgresDomain<TheCustomer>>;
