using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Customer.Appointments;

/// <summary>
/// Answers a <c>searchTimeSlot</c> (TMF646) at once with the slots of the working hours that lie within the times asked for and are free, for the performer
/// named as related party or else for the teams. Without a time it looks at the next days. A slot is taken by creating an appointment at its time.
/// </summary>
internal sealed class TimeSlotSearch(IOptions<CustomerOptions> options) : ResourceBehaviour
{
    /// <summary>Beyond it, days can hardly be counted on.</summary>
    private const int LastYear = 9_000;

    public override IReadOnlyCollection<string> Types => ["SearchTimeSlot"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var slots = new JsonArray();
        foreach (var (time, party) in Asked(document, context.Now))
        {
            foreach (var free in await FreeAsync(context, time, Calendar.Of(party), cancellationToken).ConfigureAwait(false))
            {
                if (slots.Count < options.Value.MaxSlots && !slots.Any(s => s!["validFor"]!["startDateTime"]!.GetValue<string>() == Period.Text(free.Start!.Value)))
                {
                    slots.Add(Slot(free, party, slots.Count + 1));
                }
            }
        }

        document["availableTimeSlot"] = slots;
        document["searchResult"] = slots.Count > 0 ? "success" : "fail";
        document["status"] = "done";
    }

    /// <summary>The times to look at, cut to what is ahead, and whom they are about.</summary>
    private IEnumerable<(Period Time, JsonNode? Party)> Asked(JsonObject document, DateTimeOffset now)
    {
        if (document["requestedTimeSlot"] is not JsonArray { Count: > 0 } requested)
        {
            yield return (new Period(now, now.AddDays(options.Value.SearchDays)), document["relatedParty"]);
            yield break;
        }

        foreach (var slot in requested.OfType<JsonObject>())
        {
            var time = Period.Read(slot);
            var start = time.Start > now ? time.Start.Value : now;
            if (start.Year > LastYear)
            {
                continue;
            }

            var last = start.AddDays(options.Value.SearchDays);
            var end = time.End < last ? time.End.Value : last;
            if (start < end)
            {
                yield return (new Period(start, end), slot["relatedParty"] ?? document["relatedParty"]);
            }
        }
    }

    private async Task<IEnumerable<Period>> FreeAsync(BehaviourContext context, Period asked, Calendar calendar, CancellationToken cancellationToken)
    {
        var taken = await calendar.TakenAsync(context, asked, cancellationToken).ConfigureAwait(false);
        return new WorkingHours(options.Value).Slots(asked.Start!.Value, asked.End!.Value) // both are set above
            .Where(slot => Calendar.HasRoom(slot, taken.Select(t => t.Time), calendar.Capacity(options.Value)));
    }

    private static JsonObject Slot(Period time, JsonNode? party, int number)
    {
        var slot = new JsonObject { ["id"] = $"{number}", ["validFor"] = time.ToJson() };
        if (party is not null)
        {
            slot["relatedParty"] = party.DeepClone();
        }

        return slot;
    }
}
