using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Trouble tickets, and what faults led to: line tests, service problems, missed service levels.</summary>
internal sealed class DemoCare(DemoHistory history, IReadOnlyList<DemoBill> bills)
{
    private readonly List<DemoDocument> _documents = [];
    private int _tickets;

    /// <summary>Most customers have one ticket or none; who disputes a bill has one for it.</summary>
    public IReadOnlyList<DemoDocument> Documents()
    {
        if (bills.Count > 0 && bills[^1] is { State: "onHold" } disputed)
        {
            Ticket(new DemoTicket("billing", "Usage on the bill disputed", "The customer does not know the numbers that were called.", "minor", "2", "inProgress", 0.2),
                "CustomerBill", disputed.Id, disputed.Month.BillDate.AddHours(1));
        }

        var product = history.InUse[0];
        var since = product.Done > DemoOperator.Today.AddDays(-70) ? product.Done : DemoOperator.Today.AddDays(-70);
        var when = since + ((DemoOperator.Today - since) * (0.3 + (history.Number % 5 * 0.1)));
        switch (history.Number % 6)
        {
            case 1 or 3:
                Fault(product, when);
                break;
            case 2:
                Ticket(new DemoTicket("information", "Router keeps losing Wi-Fi upstairs", "A second access point was recommended.", "minor", "3", "closed", 2),
                    "Product", product.Id, when);
                break;
            case 4:
                Ticket(new DemoTicket("request", "Move to a new flat", "The customer moves next month and takes the contract along.", "minor", "3", "pending", 1),
                    "Product", product.Id, when);
                break;
            case 5:
                Ticket(new DemoTicket("complaint", "Waited for the installer in vain", "A call from the dispatcher is wanted.", "major", "2", "acknowledged", 0),
                    "ProductOrder", history.Orders[0].Id, when);
                break;
        }

        return _documents;
    }

    private void Fault(DemoProduct product, DateTimeOffset when)
    {
        var resolved = DemoHistory.Past(when.AddHours(9 + (history.Number % 7)));
        var open = history.Number % 12 == 7;
        var fault = open
            ? new DemoTicket("fault", $"{product.Plan.Name} fails again and again", "Drops out several times an hour.", "major", "1", "inProgress", 0.1)
            : new DemoTicket("fault", $"{product.Plan.Name} does not work", "No service since this morning.", "critical", "1", history.Number % 4 == 1 ? "closed" : "resolved", (resolved - when).TotalDays);
        var ticket = Ticket(fault, "Service", product.ServiceId, when);
        Test(product, when.AddMinutes(20), passed: false);
        if (!open)
        {
            Test(product, resolved.AddMinutes(-5), passed: true);
        }

        if (product.Resources.ContainsKey("GPON-PORT"))
        {
            var violation = history.Customer.Business && !open ? Violation(when, resolved) : null;
            _documents.AddRange(new DemoProblem(history, product, ticket, when.AddMinutes(30), open ? null : resolved, violation).Documents());
        }
    }

    private string Ticket(DemoTicket ticket, string type, string id, DateTimeOffset created)
    {
        var ticketId = $"{history.Customer.Id}-T{++_tickets}";
        var changed = DemoHistory.Past(created.AddDays(ticket.Days));
        var target = Reference(type, id, typed: true);
        target["role"] = "concerns";
        var changes = new JsonArray { Change("acknowledged", "Received", created) };
        if (ticket.Status != "acknowledged")
        {
            if (ticket.Status != "inProgress")
            {
                changes.Add(Change("inProgress", "Agent took over", created + ((changed - created) / 4)));
            }

            changes.Add(Change(ticket.Status, ticket.Reason, changed));
        }

        _documents.Add(Document("TroubleTicket", ticketId, new JsonObject
        {
            ["name"] = ticket.Name,
            ["description"] = ticket.Description,
            ["ticketType"] = ticket.Type,
            ["severity"] = ticket.Severity,
            ["priority"] = ticket.Priority,
            ["externalId"] = $"CARE-{history.Number:000000}-{_tickets}",
            ["creationDate"] = Instant(created),
            ["lastUpdate"] = Instant(changed),
            ["expectedResolutionDate"] = Instant(created.AddDays(3)),
            ["resolutionDate"] = ticket.IsDone ? Instant(changed) : null,
            ["status"] = ticket.Status,
            ["statusChangeDate"] = Instant(changed),
            ["statusChangeReason"] = ticket.Reason,
            ["statusChange"] = changes,
            ["channel"] = Channel("CH-3", "Hotline"),
            ["note"] = Array(Note("1", "Hotline", created.AddMinutes(3), "Told the customer when to expect an answer.")),
            ["relatedEntity"] = Array(target),
            ["relatedParty"] = Array(history.Party(), PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Handler")),
        }));
        return ticketId;

        static JsonObject Change(string status, string reason, DateTimeOffset date) =>
            new() { ["status"] = status, ["changeReason"] = reason, ["changeDate"] = Instant(date) };
    }

    private void Test(DemoProduct product, DateTimeOffset start, bool passed)
    {
        var (specification, measure, unit, value) = DemoQuality.TestOf(product.Plan.Service.Specification, passed);
        _documents.Add(Document("ServiceTest", $"{product.ServiceId}-{(passed ? "TEST2" : "TEST1")}", new JsonObject
        {
            ["name"] = passed ? "Test after repair" : "Test on complaint",
            ["description"] = passed ? "All measures within their limits" : "Measures out of their limits",
            ["mode"] = passed ? "ONDEMAND" : "PROACTIVE",
            ["state"] = "completed",
            ["startDateTime"] = Instant(start),
            ["endDateTime"] = Instant(start.AddMinutes(4)),
            ["relatedService"] = Reference("Service", product.ServiceId),
            ["relatedParty"] = Array(history.Party()),
            ["testSpecification"] = Reference("ServiceTestSpecification", specification),
            ["testMeasure"] = Array(new JsonObject
            {
                ["metricName"] = measure,
                ["unitOfMeasure"] = unit,
                ["captureMethod"] = "automatic",
                ["captureDateTime"] = Instant(start.AddMinutes(3)),
                ["value"] = Characteristic(measure, value),
            }),
        }));
    }

    /// <summary>The service level of a company was missed; answers the id.</summary>
    private string Violation(DateTimeOffset from, DateTimeOffset to)
    {
        var id = $"{history.Customer.Id}-SLAV1";
        var hours = decimal.Round((decimal)(to - from).TotalHours, 1);
        _documents.Add(Document("SlaViolation", id, new JsonObject
        {
            ["date"] = Instant(to),
            ["sla"] = new JsonObject { ["href"] = Href("Sla", "SLA-BUSINESS"), ["description"] = "Service level for companies" },
            ["relatedParty"] = Array(new JsonObject { ["role"] = "Customer", ["name"] = history.Customer.Name }),
            ["violation"] = new JsonObject
            {
                ["rule"] = new JsonObject { ["href"] = "#repair", ["description"] = "Time to repair" },
                ["unit"] = "hour",
                ["operator"] = "le",
                ["referenceValue"] = "8",
                ["actualValue"] = hours.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["tolerance"] = 0m,
                ["violationAverage"] = hours - 8m,
                ["consequence"] = "A tenth of the month's price is credited",
                ["comment"] = $"Repair took {hours} hours",
            },
        }));
        return id;
    }
}
