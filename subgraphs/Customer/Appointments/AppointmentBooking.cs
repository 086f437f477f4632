using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Customer.Appointments;

/// <summary>
/// An appointment (TMF646) takes the time it says: a second one at the same time in the same <see cref="Calendar"/> is refused, however many try at
/// once. It may lie outside of the working hours, which are what is offered, not what can be agreed. What has begun already is noted without a check.
/// Called off or failed, it gives the time back.
/// </summary>
internal sealed class AppointmentBooking(IOptions<CustomerOptions> options) : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["Appointment"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        TakeAsync(context, document, cancellationToken);

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var was = before.ToObject();
        var isSame = JsonNode.DeepEquals(was["validFor"], after["validFor"])
            && Calendar.Of(was["relatedParty"]) == Calendar.Of(after["relatedParty"])
            && (Calendar.IsTaken(Period.Read(before), before.Text("status")) || !Calendar.IsTaken(Period.Read(after), after.Text("status")));
        return isSame ? Task.CompletedTask : TakeAsync(context, after, cancellationToken);
    }

    private async Task TakeAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var time = Period.Read(document);
        if (time.Start >= time.End)
        {
            throw Refusals.Invalid("validFor.endDateTime", "outOfRange", "'validFor.endDateTime' must be later than 'validFor.startDateTime'.");
        }

        if (!Calendar.IsTaken(time, document.Text("status")) || time.Start < context.Now)
        {
            return;
        }

        var calendar = Calendar.Of(document["relatedParty"]);
        await calendar.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var taken = await calendar.TakenAsync(context, time, cancellationToken).ConfigureAwait(false);
        if (!Calendar.HasRoom(time, taken.Where(t => t.Id != document.Text("id")).Select(t => t.Time), calendar.Capacity(options.Value)))
        {
            throw Refusals.Conflict("validFor", "slotTaken", "'validFor' is taken: there is another appointment at that time; search for a free slot (searchTimeSlot).");
        }
    }
}
