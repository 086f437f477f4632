using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>How services and resources were switched on, which resource orders are being taken back, and what was asked about usage.</summary>
internal static class DemoActivation
{
    public static IEnumerable<DemoDocument> Documents(DemoHistory history)
    {
        var first = history.InUse[0];
        if (history.Number % 4 == 1)
        {
            yield return DemoFunctions.Monitor("ServiceActivationMonitor", $"MON-{first.ServiceId}", Href("Service", first.ServiceId), "PATCH", true, "200");
            foreach (var resource in first.Resources.Values.Take(1))
            {
                yield return DemoFunctions.Monitor("ResourceActivationMonitor", $"MON-{resource}", Href("Resource", resource), "PATCH", true, "200");
            }
        }

        foreach (var order in history.Orders.Where(o => o.State is { Cancel: not null, ResourceOrder: not null }))
        {
            var resourceOrder = order.Id.Replace("-O", "-RO", StringComparison.Ordinal);
            yield return Document("CancelResourceOrder", $"{resourceOrder}-X", new JsonObject
            {
                ["state"] = order.State.Cancel,
                ["cancellationReason"] = "The product order is being cancelled",
                ["requestedCancellationDate"] = Instant(order.Placed.AddDays(1)),
                ["resourceOrder"] = Reference("ResourceOrder", resourceOrder),
            });
        }
    }

    /// <summary>An answer about the last month's usage, by product.</summary>
    public static IEnumerable<DemoDocument> Consumption(DemoHistory history, DemoUsage usage)
    {
        var lines = history.InUse.Where(p => p.IsMobile && usage.ChargeOf(p, DemoMonth.Last) > 0).ToList();
        if (lines.Count == 0 || history.Number % 4 != 1)
        {
            yield break;
        }

        yield return Document("QueryUsageConsumption", $"{history.Customer.Id}-UC1", new JsonObject
        {
            ["queryUsageConsumptionDate"] = Instant(DemoOperator.Today.AddHours(-1)),
            ["partyAccount"] = Array(Reference("PartyAccount", history.PartyAccountId)),
            ["relatedParty"] = Array(history.Party()),
            ["searchCriteria"] = new JsonObject { ["validPeriod"] = Period(DemoMonth.Last.Start, DemoMonth.Last.End) },
            ["usageConsumption"] = Array(new JsonObject
            {
                ["id"] = "1",
                ["name"] = $"Usage of {DemoMonth.Last.Name}",
                ["state"] = "done",
                ["creationDate"] = Instant(DemoOperator.Today.AddHours(-1)),
                ["validPeriod"] = Period(DemoMonth.Last.Start, DemoMonth.Last.End),
                ["relatedParty"] = Array(history.Party()),
                ["product"] = Array(lines.Select(line =>
                {
                    var product = Reference("Product", line.Id, line.Plan.Name);
                    product["consumptionSummary"] = Array(new JsonObject
                    {
                        ["counterType"] = "used",
                        ["level"] = "global",
                        ["valueName"] = "Charges beyond the flat rate",
                        ["value"] = Quantity(usage.ChargeOf(line, DemoMonth.Last), "EUR"),
                        ["consumptionPeriod"] = Period(DemoMonth.Last.Start, DemoMonth.Last.End),
                    });
                    return product;
                })),
            }),
        });
    }
}
