using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Customer.Appointments;

/// <summary>
/// The appointments (TMF646) that keep somebody from others. Each performer has a calendar: the related party of an appointment whose role is
/// technician, engineer, installer, agent or performer. Appointments that name nobody share the calendar of the teams.
/// </summary>
/// <param name="Performer">The id of the related party; null for the teams.</param>
internal sealed record Calendar(string? Performer)
{
    /// <summary>Longer than that is no visit: somebody's note of some days, or a mistake, keeps nobody from working.</summary>
    public static readonly TimeSpan LongestVisit = TimeSpan.FromHours(24);

    private const int MostAppointments = 10_000;
    private static readonly string[] Free = ["cancelled", "failed"];
    private static readonly string[] Performers = ["technician", "engineer", "installer", "agent", "performer"];

    /// <summary>The calendar for related parties, one or several.</summary>
    public static Calendar Of(JsonNode? relatedParty)
    {
        var parties = relatedParty is JsonArray several ? several.OfType<JsonObject>() : relatedParty is JsonObject one ? [one] : [];
        return new Calendar(parties.FirstOrDefault(p => Performers.Contains(p.Text("role"), StringComparer.OrdinalIgnoreCase))?.Text("id"));
    }

    /// <summary>How many appointments the calendar holds at once.</summary>
    public int Capacity(CustomerOptions options) => Performer is null ? options.Teams : 1;

    /// <summary>Whether an appointment takes somebody's time: it says when, for no longer than a visit, and was not called off.</summary>
    public static bool IsTaken(Period time, string? status) =>
        time is { Start: { } start, End: { } end } && start < end && end - start <= LongestVisit && !Free.Contains(status);

    /// <summary>Keeps others from changing the calendar until the transaction ends.</summary>
    public Task LockAsync(BehaviourContext context, CancellationToken cancellationToken) =>
        context.SerializeAsync($"calendar {Performer}", cancellationToken);

    /// <summary>The times taken in a period, by the ids of their appointments.</summary>
    public async Task<IReadOnlyList<(string Id, Period Time)>> TakenAsync(BehaviourContext context, Period period, CancellationToken cancellationToken)
    {
        var type = context.Type("Appointment");
        List<Predicate> conditions =
        [
            new Predicate.Compare(type.Path("validFor.endDateTime"), Comparison.Greater, Period.Text(period.Start!.Value)), // callers give whole periods
            new Predicate.Compare(type.Path("validFor.startDateTime"), Comparison.Less, Period.Text(period.End!.Value)),
            new Predicate.Compare(type.Path("validFor.startDateTime"), Comparison.Greater, Period.Text(period.Start.Value - LongestVisit)),
            new Predicate.Not(new Predicate.In(type.Path("status"), Free)),
        ];
        if (Performer is not null)
        {
            conditions.Insert(0, type.Is("relatedParty.id", Performer));
        }

        var found = await context.FindAsync("Appointment", new Predicate.And(conditions), MostAppointments, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found.Where(a => Equals(Of(a.Document.ToObject()["relatedParty"])))
                .Select(a => (a.Id, Time: Period.Read(a.Document)))
                .Where(a => IsTaken(a.Time, null)),
        ];
    }

    /// <summary>Whether the times taken leave room for one more all the time.</summary>
    public static bool HasRoom(Period time, IEnumerable<Period> taken, int capacity)
    {
        var overlapping = taken.Where(time.Overlaps).ToList();

        // the most at once is reached where one of them begins, or at the beginning
        return overlapping.Count < capacity
            || overlapping.Select(t => t.Start!.Value < time.Start ? time.Start!.Value : t.Start.Value)
                .All(instant => overlapping.Count(t => t.Covers(instant)) < capacity);
    }
}
