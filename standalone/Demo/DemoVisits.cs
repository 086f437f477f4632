using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Appointments with the installer, for orders that somebody has to come for.</summary>
internal static class DemoVisits
{
    public static IEnumerable<DemoDocument> Documents(DemoHistory history)
    {
        foreach (var order in history.Orders.Where(o => o.NeedsVisit && StateOf(o) is not null))
        {
            var start = StartOf(order, history.Number);
            if (order.Number == 1 && history.Number % 5 == 1)
            {
                yield return Search(history, order, start);
            }

            yield return Appointment(history, order, StateOf(order)!, start); // the filter above leaves those with a state
        }
    }

    /// <summary>The state of the order's appointment; null when none was made.</summary>
    private static string? StateOf(DemoOrder order) => order.State.Order switch
    {
        "completed" or "partial" => "completed",
        "inProgress" or "assessingCancellation" or "pendingCancellation" => "confirmed",
        "cancelled" => "cancelled",
        "failed" => "failed",
        "held" or "pending" => "initialized",
        _ => null,
    };

    /// <summary>Three days after an order that has ended; otherwise on a working day to come.</summary>
    private static DateTimeOffset StartOf(DemoOrder order, int number)
    {
        var day = order.State.IsFinal ? order.Placed.AddDays(3) : DemoOperator.Today.AddDays(1 + (number % 9));
        if (!order.State.IsFinal && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(2);
        }

        return new DateTimeOffset(day.Date, TimeSpan.Zero).AddHours(number % 2 == 0 ? 8 : 12);
    }

    private static DemoDocument Appointment(DemoHistory history, DemoOrder order, string state, DateTimeOffset start)
    {
        var made = order.Placed.AddMinutes(12);
        var order1 = Reference("ProductOrder", order.Id, typed: true);
        order1["role"] = "order";
        return Document("Appointment", $"{order.Id}-V1", new JsonObject
        {
            ["category"] = "installation",
            ["description"] = $"Installation of {string.Join(", ", order.Plans.Select(p => p.Name))}",
            ["externalId"] = $"FIELD-{history.Number:000000}-{order.Number}",
            ["creationDate"] = Instant(made),
            ["lastUpdate"] = Instant(state is "completed" or "failed" ? DemoHistory.Past(start.AddHours(2)) : made),
            ["status"] = state,
            ["validFor"] = Period(start, start.AddHours(4)),
            ["relatedEntity"] = Array(order1),
            ["relatedParty"] = Array(history.Party(), PartyReference("PartyRole", "ROLE-FIELD-INSTALLER", "Field Installer", "Technician")),
            ["relatedPlace"] = history.Place("installation"),
            ["contactMedium"] = Array(new JsonObject
            {
                ["mediumType"] = "email",
                ["preferred"] = true,
                ["characteristic"] = new JsonObject { ["emailAddress"] = history.Customer.Contact.Email },
            }),
            ["note"] = state == "failed" ? Array(Note("1", "Field Installer", DemoHistory.Past(start.AddHours(2)), "The duct into the house is blocked.")) : null,
        });
    }

    private static DemoDocument Search(DemoHistory history, DemoOrder order, DateTimeOffset start) => Document("SearchTimeSlot", $"{order.Id}-TS", new JsonObject
    {
        ["searchDate"] = Instant(order.Placed.AddMinutes(5)),
        ["searchResult"] = "success",
        ["status"] = "done",
        ["requestedTimeSlot"] = Array(new JsonObject { ["validFor"] = Period(start.AddHours(-start.Hour), start.AddHours(48 - start.Hour)) }),
        ["availableTimeSlot"] = Array(Enumerable.Range(0, 3).Select(n => new JsonObject
        {
            ["id"] = $"{n + 1}",
            ["validFor"] = Period(start.AddHours(n * 4), start.AddHours((n + 1) * 4)),
            ["relatedParty"] = PartyReference("PartyRole", "ROLE-FIELD-INSTALLER", "Field Installer", "Technician"),
        })),
        ["relatedParty"] = history.Party(),
        ["relatedPlace"] = history.Place("installation"),
    });
}
