using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Customer.Bills;

/// <summary>
/// Carries a <c>customerBillOnDemand</c> (TMF678) out at once: the charges (applied customer billing rates) of the billing account that are on no bill yet
/// become a bill, in one transaction, and say from then on that they are billed, and where. A request that names no account, or one without such
/// charges, is rejected; <c>rejectionReason</c> says why. Two requests at once never bill a charge twice.
/// </summary>
internal sealed class BillOnDemand(IOptions<CustomerOptions> options) : ResourceBehaviour
{
    private const string Rate = "AppliedCustomerBillingRate";

    public override IReadOnlyCollection<string> Types => ["CustomerBillOnDemand"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        document["state"] = "inProgress"; // whatever the client says: these are the server's
        document.Remove("customerBill");
        document.Remove("rejectionReason");
        return Task.CompletedTask;
    }

    public override async Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        var (bill, reason) = await BillAsync(context, document, cancellationToken).ConfigureAwait(false);
        await context.ChangeAsync("CustomerBillOnDemand", document.Text("id")!, task => End(task, bill, reason), cancellationToken).ConfigureAwait(false); // stored: it has an id
    }

    private static void End(JsonObject task, StoredResource? bill, string? reason)
    {
        task["state"] = bill is null ? "rejected" : "done";
        if (bill is not null)
        {
            task["customerBill"] = Reference(bill);
        }
        else
        {
            task["rejectionReason"] = reason;
        }
    }

    private async Task<(StoredResource? Bill, string? Reason)> BillAsync(BehaviourContext context, JsonElement task, CancellationToken cancellationToken)
    {
        if (!task.TryGetProperty("billingAccount", out var account) || account.Text("id") is not { } id)
        {
            return (null, "The request names no billing account.");
        }

        await context.SerializeAsync($"bill of {id}", cancellationToken).ConfigureAwait(false);
        var type = context.Type(Rate);
        var unbilled = new Predicate.And([type.Is("billingAccount.id", id), new Predicate.Not(type.Is("isBilled", "true"))]);
        var found = await context.FindAsync(Rate, unbilled, options.Value.MaxChargesOfBill, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<BillCharge> charges;
        JsonObject draft;
        try
        {
            charges = BillDraft.Charges(found.Select(r => r.Document));
            if (charges.Count == 0)
            {
                return (null, "The billing account has no charges that are not on a bill yet.");
            }

            draft = BillDraft.Of(task, charges, context.Now, options.Value.PaymentDays);
        }
        catch (OverflowException)
        {
            return (null, "The charges of the billing account are too large to be added up.");
        }

        var bill = await context.CreateAsync("CustomerBill", draft, cancellationToken).ConfigureAwait(false);
        foreach (var charge in charges)
        {
            await context.ChangeAsync(Rate, charge.Id, rate => (rate["isBilled"], rate["bill"]) = (true, Reference(bill)), cancellationToken).ConfigureAwait(false);
        }

        return (bill, null);
    }

    private static JsonObject Reference(StoredResource bill) => new() { ["id"] = bill.Id, ["href"] = bill.Document.Text("href"), ["@referredType"] = "CustomerBill" };
}
