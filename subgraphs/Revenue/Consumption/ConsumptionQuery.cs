using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Revenue.Consumption;

/// <summary>
/// Answers a <c>queryUsageConsumption</c> (TMF677) at once: the buckets (TMF654) of the accounts, parties, products or phone numbers asked about, with what
/// is left, and the usage (TMF635) added up by product and by bucket, in the <c>validPeriod</c> of the criteria or of all times. Usage counts for a bucket
/// of its type (<c>usageType</c>) that is for its product, or for no product in particular.
/// </summary>
internal sealed class ConsumptionQuery(IOptions<RevenueOptions> options) : ResourceBehaviour
{
    private static readonly string[] OfBucket =
    [
        "href", "name", "description", "isShared", "status", "usageType", "remainingValue", "remainingValueName", "reservedValue", "validFor", "partyAccount", "relatedParty",
        "product", "logicalResource",
    ];

    public override IReadOnlyCollection<string> Types => ["QueryUsageConsumption"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var request = ConsumptionRequest.Read(document);
        var buckets = await FindAsync(context, "Bucket", request.BucketsOf(context.Type("Bucket")), options.Value.MaxBucketsOfReport, cancellationToken).ConfigureAwait(false);
        var products = buckets.SelectMany(b => ConsumptionRequest.Ids(b.Document.ToObject(), "product")).Distinct().ToList();
        var usages = await FindAsync(
            context, "Usage", request.UsageOf(context.Type("Usage"), products), options.Value.MaxUsagesOfReport, cancellationToken).ConfigureAwait(false);
        document["usageConsumption"] = buckets.Count == 0 && usages.Count == 0 ? [] : new JsonArray(Report(context, request, buckets, usages));
    }

    private static async Task<IReadOnlyList<StoredResource>> FindAsync(
        BehaviourContext context, string type, Predicate? filter, int most, CancellationToken cancellationToken)
    {
        var found = filter is null ? [] : await context.FindAsync(type, filter, most + 1, cancellationToken).ConfigureAwait(false);
        return found.Count <= most
            ? found
            : throw Refusals.Invalid("searchCriteria", "tooMany", $"'searchCriteria' must be narrower: it fits more than {most} resources of the type {type}.");
    }

    private static JsonObject Report(
        BehaviourContext context, ConsumptionRequest request, IReadOnlyList<StoredResource> buckets, IReadOnlyList<StoredResource> usages)
    {
        var now = Period.Text(context.Now);
        var period = request.Time with { End = request.Time.End ?? context.Now };
        var report = new JsonObject { ["creationDate"] = now, ["lastUpdate"] = now, ["state"] = "done" };
        if (buckets.Count > 0)
        {
            report["bucketRefOrValue"] = new JsonArray([.. buckets.Select(b => Bucket(b, usages, period))]);
        }

        var products = usages.SelectMany(u => UsageCounters.ProductsOf(u.Document), (usage, product) => (usage, product)).GroupBy(p => p.product, p => p.usage).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Where(g => request.Products.Count == 0 || request.Products.Contains(g.Key)).ToList();
        if (products.Count > 0)
        {
            report["product"] = new JsonArray([.. products.Select(p => new JsonObject { ["id"] = p.Key, ["consumptionSummary"] = UsageCounters.Of(p).ToJson(period) })]);
        }

        return report;
    }

    private static JsonObject Bucket(StoredResource bucket, IReadOnlyList<StoredResource> usages, Period period)
    {
        var (source, entry) = (bucket.Document.ToObject(), new JsonObject { ["id"] = bucket.Id });
        foreach (var name in OfBucket)
        {
            if (source[name] is { } value)
            {
                entry[name] = value.DeepClone();
            }
        }

        var products = ConsumptionRequest.Ids(source, "product").ToHashSet();
        var used = UsageCounters.Of(usages.Where(u =>
            string.Equals(u.Document.Text("usageType"), source.Text("usageType"), StringComparison.OrdinalIgnoreCase)
            && (products.Count == 0 || UsageCounters.ProductsOf(u.Document).Any(products.Contains))));
        if (!used.IsEmpty)
        {
            entry["bucketCounter"] = used.ToJson(period);
        }

        return entry;
    }
}
