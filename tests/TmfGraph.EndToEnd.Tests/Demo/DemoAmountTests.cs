using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Demo;

/// <summary>The demo operator's figures add up.</summary>
public sealed class DemoAmountTests
{
    [Fact]
    public void Bill_IsTheSumOfItsRates_AndOfItsPayments()
    {
        var rates = DemoDocuments.Of("AppliedCustomerBillingRate").ToLookup(r => r.RefId("bill"));
        var payments = DemoDocuments.Of("Payment").ToDictionary(p => p.Text("id"));
        Assert.All(DemoDocuments.Of("CustomerBill"), bill =>
        {
            var own = rates[bill.Text("id")].ToList();
            var paid = bill.TryGetProperty("appliedPayment", out var applied)
                ? applied.EnumerateArray().Sum(a => payments[a.RefId("payment")].Amount("totalAmount"))
                : 0m;

            Assert.Equal(own.Sum(r => r.Amount("taxExcludedAmount")), bill.Amount("taxExcludedAmount"));
            Assert.Equal(own.Sum(r => r.Amount("taxIncludedAmount")), bill.Amount("taxIncludedAmount"));
            Assert.Equal(bill.Amount("taxIncludedAmount"), bill.Amount("taxExcludedAmount") + bill.GetProperty("taxItem")[0].Amount("taxAmount"));
            Assert.Equal(bill.Amount("amountDue") - paid, bill.Amount("remainingAmount"));
            Assert.Equal(bill.Text("state") == "settled", bill.Amount("remainingAmount") == 0m);
        });
    }

    [Fact]
    public void UsageCharges_AreQuantityTimesRate()
    {
        var usages = DemoDocuments.Of("Usage").ToList();
        Assert.All(usages, usage =>
        {
            var characteristics = usage.GetProperty("usageCharacteristic").EnumerateArray().ToDictionary(c => c.Text("name"), c => c.GetProperty("value"));
            Assert.Equal(
                characteristics["quantity"].GetDecimal() * characteristics["unitPrice"].GetDecimal(),
                usage.GetProperty("ratedProductUsage")[0].Amount("taxExcludedRatingAmount"));
        });

        Assert.Equal(
            usages.Where(u => u.Text("status") == "billed").Sum(u => u.GetProperty("ratedProductUsage")[0].Amount("taxExcludedRatingAmount")),
            DemoDocuments.Of("AppliedCustomerBillingRate").Where(r => r.Text("type") == "usageCharge").Sum(r => r.Amount("taxExcludedAmount")));
    }

    [Fact]
    public void Credit_IsWhatItsHistoryComesTo()
    {
        var history = DemoDocuments.Of("BalanceActionHistory").ToLookup(h => h.RefId("bucket"));
        Assert.All(DemoDocuments.Of("Bucket").Where(b => history.Contains(b.Text("id"))), bucket =>
        {
            var sum = history[bucket.Text("id")].Sum(h => h.Text("description") switch
            {
                "TopupBalance" or "AdjustBalance" => Amount(h, "amount"),
                "TransferBalance" or "ReserveBalance" => -Amount(h, "amount"),
                var other => throw new InvalidOperationException(other),
            });

            Assert.Equal(sum, Amount(bucket, "remainingValue"));
        });

        static decimal Amount(JsonElement body, string name) => body.GetProperty(name).GetProperty("amount").GetDecimal();
    }

    [Fact]
    public void Points_AreTheSumOfTheMembersEvents()
    {
        var events = DemoDocuments.Of("LoyaltyEvent").ToLookup(e => e.Text("memberId"));
        Assert.All(DemoDocuments.Of("LoyaltyBalance"), balance => Assert.Equal(
            events[balance.RefId("loyaltyProgramMember")].Sum(e => e.GetProperty("event").GetProperty("points").GetDecimal()), balance.Amount("quantity")));
    }
}
