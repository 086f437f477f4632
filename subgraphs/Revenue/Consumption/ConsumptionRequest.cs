using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Revenue.Consumption;

/// <summary>What a report is asked about. Within a kind any will do; kinds that are named have to fit together.</summary>
internal sealed record ConsumptionRequest(
    IReadOnlyList<string> Accounts, IReadOnlyList<string> Parties, IReadOnlyList<string> Products, IReadOnlyList<string> Lines, IReadOnlyList<string> Buckets, Period Time)
{
    public static ConsumptionRequest Read(JsonObject query)
    {
        var criteria = query["searchCriteria"] as JsonObject ?? [];
        return new ConsumptionRequest(
            [.. Ids(query, "partyAccount").Concat(Ids(criteria, "partyAccount")).Distinct()],
            [.. Ids(query, "relatedParty").Concat(Ids(criteria, "relatedParty")).Distinct()],
            [.. Ids(criteria, "product").Distinct()],
            [.. Ids(criteria, "logicalResource").Distinct()],
            [.. Ids(criteria, "bucketRefOrValue").Distinct()],
            Period.Read(criteria, "validPeriod"));
    }

    /// <summary>Which buckets are asked about; null for none.</summary>
    public Predicate? BucketsOf(ResourceType bucket) => All(
    [
        In(bucket, "partyAccount.id", Accounts),
        In(bucket, "relatedParty.id", Parties),
        In(bucket, "product.id", Products),
        In(bucket, "logicalResource.id", Lines),
        In(bucket, "id", Buckets),
    ]);

    /// <summary>Which usage is asked about; null for none. Rejected records are no usage.</summary>
    /// <param name="products">The products of the buckets found, for reports about accounts or buckets: usage itself knows no account.</param>
    public Predicate? UsageOf(ResourceType usage, IReadOnlyList<string> products)
    {
        var wanted = Products.Count > 0 ? Products : Parties.Count > 0 ? [] : products;
        if (All([In(usage, "relatedParty.id", Parties), In(usage, "ratedProductUsage.productRef.id", wanted)]) is not { } about)
        {
            return null;
        }

        List<Predicate> conditions = [about, new Predicate.Not(usage.Is("status", "rejected"))];
        if (Time.Start is { } start)
        {
            conditions.Add(new Predicate.Compare(usage.Path("usageDate"), Comparison.GreaterOrEqual, Period.Text(start)));
        }

        if (Time.End is { } end)
        {
            conditions.Add(new Predicate.Compare(usage.Path("usageDate"), Comparison.Less, Period.Text(end)));
        }

        return new Predicate.And(conditions);
    }

    /// <summary>Ids of what an attribute refers to, one or several.</summary>
    public static IEnumerable<string> Ids(JsonObject document, string attribute)
    {
        var references = document[attribute] is JsonArray several ? several.OfType<JsonObject>() : document[attribute] is JsonObject one ? [one] : [];
        return references.Select(r => r.Text("id")).OfType<string>();
    }

    private static Predicate.In? In(ResourceType type, string path, IReadOnlyList<string> ids) => ids.Count == 0 ? null : new Predicate.In(type.Path(path), ids);

    private static Predicate.And? All(IEnumerable<Predicate?> conditions)
    {
        var asked = conditions.OfType<Predicate>().ToList();
        return asked.Count == 0 ? null : new Predicate.And(asked);
    }
}
