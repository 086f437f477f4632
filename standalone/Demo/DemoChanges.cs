using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Changes in the network: new firmware on every line terminal, night by night.</summary>
internal static class DemoChanges
{
    private static readonly (string Status, int Day)[] Stages =
    [
        ("completed", -12), ("scheduled", 5), ("waitForApproval", 12), ("failed", -8), ("approved", 9), ("cancelled", -4),
    ];

    public static DemoDocument Document(int number, string terminal)
    {
        var (status, day) = Stages[(number - 1) % Stages.Length];
        var start = DemoOperator.Today.AddDays(day).AddHours(-6);
        var requested = DemoOperator.Today.AddDays(-21);
        var wasDone = status is "completed" or "failed";
        var target = Reference("Resource", terminal, typed: true);
        target["role"] = "changed";
        var place = Reference("GeographicSite", DemoPlaces.ExchangeSite(terminal), typed: true);
        place["role"] = "work";
        return DemoJson.Document("ChangeRequest", $"CHG-{terminal}", new JsonObject
        {
            ["requestType"] = "standard",
            ["description"] = $"Firmware 4.3 on line terminal {terminal}",
            ["priority"] = "3",
            ["channel"] = "Operations",
            ["impact"] = "Two minutes without service for the district",
            ["risk"] = "low",
            ["riskValue"] = "2",
            ["riskMitigationPlan"] = "Go back to firmware 4.2",
            ["requestDate"] = Instant(requested),
            ["plannedStartTime"] = Instant(start),
            ["plannedEndTime"] = Instant(start.AddHours(2)),
            ["scheduledDate"] = status is "waitForApproval" ? null : Instant(start),
            ["actualStartTime"] = wasDone ? Instant(start.AddMinutes(5)) : null,
            ["actualEndTime"] = wasDone ? Instant(start.AddMinutes(70)) : null,
            ["completionDate"] = status == "completed" ? Instant(start.AddMinutes(70)) : null,
            ["status"] = status,
            ["statusChangeDate"] = Instant(wasDone ? start.AddMinutes(70) : requested.AddDays(2)),
            ["statusChangeReason"] = status switch
            {
                "completed" => "All checks passed",
                "failed" => "Terminal did not start; firmware 4.2 is back",
                "cancelled" => "Freeze before the holidays",
                "waitForApproval" => "Waits for the change board",
                _ => "Change board agreed",
            },
            ["lastUpdateDate"] = Instant(wasDone ? start.AddMinutes(70) : requested.AddDays(2)),
            ["budget"] = Money(250m),
            ["specification"] = Reference("EntitySpecification", DemoEntities.StandardChange, "Standard change"),
            ["targetEntity"] = Array(target),
            ["location"] = place,
            ["relatedParty"] = Array(PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Implementer")),
            ["resolution"] = status == "failed" ? new JsonObject { ["id"] = "1", ["code"] = "ROLLBACK", ["name"] = "Rolled back", ["description"] = "Firmware 4.2 is back" } : null,
            ["workLog"] = wasDone
                ? Array(new JsonObject { ["id"] = "1", ["createDateTime"] = Instant(start.AddMinutes(5)), ["description"] = "Terminal taken out of service" })
                : null,
        });
    }
}
