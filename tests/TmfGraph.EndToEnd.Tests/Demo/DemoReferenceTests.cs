using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone.Demo;

namespace TmfGraph.EndToEnd.Tests.Demo;

/// <summary>The demo operator hangs together: documents of every kind, and every reference leads to one that is there.</summary>
public sealed class DemoReferenceTests
{
    /// <summary>Tasks that nobody can list, our own check-out, and what would send to addresses that nobody listens at.</summary>
    private static readonly string[] Absent =
    [
        "CheckoutShoppingCart", "Hub", "ProblemAcknowledgement", "ProblemGroup", "ProblemUnacknowledgement", "ProblemUngroup",
    ];

    [Fact]
    public void EveryResource_HasDocuments() => Assert.Equal(
        Absent, DemoDocuments.Types.Keys.Except(DemoDocuments.All.Select(d => d.Type)).Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_AreUnique_WithinAType() => Assert.Empty(
        DemoDocuments.All.GroupBy(d => (d.Type, d.Id)).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Addresses_AreThoseOfTheModel() => Assert.Empty(
        DemoDocuments.All.Where(d => d.Body.Text("href") != DemoDocuments.Types[d.Type].HrefOf(d.Id, d.Body)).Select(d => d.Body.Text("href")));

    [Fact]
    public void EveryReference_LeadsToADocument()
    {
        var known = DemoDocuments.All.Select(d => (d.Type, d.Id)).ToHashSet();
        var dangling = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (type, id, body) in DemoDocuments.All)
        {
            foreach (var path in DemoDocuments.Types[type].References)
            {
                foreach (var target in Targets(body, path, 0))
                {
                    if (!known.Contains(target))
                    {
                        dangling.Add($"{type} {id} {path.Path} -> {target.Type} {target.Id}");
                    }
                }
            }
        }

        Assert.Empty(dangling);
    }

    [Fact]
    public void AcceptedQuotes_BecameOrders()
    {
        var ordered = DemoDocuments.Of("ProductOrder").Where(o => o.TryGetProperty("quote", out _)).Select(o => o.GetProperty("quote")[0].Text("id"));
        Assert.Equal(
            DemoDocuments.Of("Quote").Where(q => q.Text("state") == "accepted").Select(q => q.Text("id")).Order(StringComparer.Ordinal),
            ordered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documents_AreTheSame_EveryTime() => Assert.Equal(
        DemoOperator.Generate(12).Select(d => d.Body.ToJsonString()), DemoOperator.Generate(12).Select(d => d.Body.ToJsonString()));

    [Fact]
    public void Customer_IsTheSame_AmongMoreCustomers()
    {
        static IEnumerable<string> OfThird(int customers) => DemoOperator.Generate(customers)
            .Where(d => d.Body["id"]!.GetValue<string>().StartsWith("C000003", StringComparison.Ordinal)).Select(d => d.Body.ToJsonString());

        Assert.Equal(OfThird(3), OfThird(9));
    }

    /// <summary>The references at a path. Where several types are possible, the reference has to say which it is.</summary>
    private static IEnumerable<(string Type, string Id)> Targets(JsonElement value, ReferencePath path, int depth)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(v => Targets(v, path, depth));
        }

        if (depth < path.Attributes.Count)
        {
            return value.TryGetProperty(path.Attributes[depth].JsonName, out var next) ? Targets(next, path, depth + 1) : [];
        }

        if (!value.TryGetProperty(path.Reference.Key, out var id))
        {
            return [];
        }

        var type = value.TryGetProperty(path.Reference.TypedBy, out var typed) ? typed.GetString()! : path.Reference.Targets is [var only] ? only : ByAddress(value, path);
        return [(type, id.GetString()!)];
    }

    private static string ByAddress(JsonElement reference, ReferencePath path) => path.Reference.Targets.FirstOrDefault(
        t => reference.TryGetProperty("href", out var href) && DemoDocuments.Types[t].HrefOf(reference.Text("id")) == href.GetString()) ?? "unknown";
}
