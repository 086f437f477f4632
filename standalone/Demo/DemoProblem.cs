using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>A problem of the access network behind a customer's fault, and the record of its events.</summary>
/// <param name="resolved">When it was repaired; null while it is not.</param>
/// <param name="violation">The missed service level, or null.</param>
internal sealed class DemoProblem(
    DemoHistory history, DemoProduct product, string ticket, DateTimeOffset created, DateTimeOffset? resolved, string? violation)
{
    private string Id => $"{history.Customer.Id}-SP1";

    public IEnumerable<DemoDocument> Documents()
    {
        var terminal = DemoNetwork.TerminalOf(history.Number);
        var place = Reference("GeographicSite", history.SiteId, typed: true);
        place["role"] = "affected";
        var operations = PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Responsible");
        yield return Document("ServiceProblem", Id, new JsonObject
        {
            ["name"] = "Loss of signal on the fibre",
            ["category"] = "serviceProvider.declarer",
            ["description"] = "The optical terminal reports too little light.",
            ["reason"] = resolved is null ? "Under analysis" : "Dirty connector in the splitter",
            ["originatingSystem"] = "Access network supervision",
            ["priority"] = history.Customer.Business ? 1 : 2,
            ["impactImportanceFactor"] = history.Customer.Business ? "8" : "4",
            ["affectedNumberOfServices"] = 1,
            ["creationDate"] = Instant(created),
            ["lastUpdate"] = Instant(resolved ?? created.AddHours(2)),
            ["status"] = resolved is null ? "inProgress" : "resolved",
            ["statusChangeDate"] = Instant(resolved ?? created.AddHours(2)),
            ["statusChangeReason"] = resolved is null ? "Technician was sent" : "Connector cleaned, light level normal",
            ["resolutionDate"] = resolved is { } date ? Instant(date) : null,
            ["affectedService"] = Array(Reference("Service", product.ServiceId)),
            ["affectedResource"] = Array(Reference("Resource", product.Resources["GPON-PORT"])),
            ["affectedLocation"] = Array(place),
            ["rootCauseResource"] = Array(Reference("Resource", terminal)),
            ["originatorParty"] = PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Originator"),
            ["responsibleParty"] = operations,
            ["relatedParty"] = Array(history.Party()),
            ["troubleTicket"] = Array(Reference("TroubleTicket", ticket)),
            ["slaViolation"] = violation is null ? null : Array(Reference("SlaViolation", violation)),
            ["trackingRecord"] = Array(new JsonObject
            {
                ["id"] = "1",
                ["description"] = "Acknowledged",
                ["systemId"] = "Access network supervision",
                ["time"] = Instant(created.AddMinutes(2)),
                ["user"] = "operations",
            }),
        });
        yield return Event(1, "ServiceProblemCreateEvent", "acknowledged", created);
        if (resolved is { } end)
        {
            yield return Event(2, "ServiceProblemStateChangeEvent", "resolved", end);
        }
    }

    private DemoDocument Event(int number, string type, string status, DateTimeOffset time) => Document("ServiceProblemEventRecord", $"{Id}-E{number}", new JsonObject
    {
        ["eventType"] = type,
        ["eventTime"] = Instant(time),
        ["recordTime"] = Instant(time.AddSeconds(1)),
        ["notification"] = new JsonObject { ["status"] = status },
        ["serviceProblem"] = Reference("ServiceProblem", Id),
    });
}
