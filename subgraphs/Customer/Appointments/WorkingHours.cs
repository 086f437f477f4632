using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Customer.Appointments;

/// <summary>Divides working days into slots. They begin at the same times of every day, whatever is asked for, so that they never half overlap.</summary>
internal sealed class WorkingHours
{
    private static readonly DayOfWeek[] MondayToFriday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly CustomerOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly IReadOnlyCollection<DayOfWeek> _days;

    public WorkingHours(CustomerOptions options)
    {
        _options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _days = options.WorkingDays.Count > 0 ? [.. options.WorkingDays] : MondayToFriday;
    }

    /// <summary>The slots that lie wholly within a period, the earliest first.</summary>
    public IEnumerable<Period> Slots(DateTimeOffset from, DateTimeOffset until)
    {
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, _zone).DateTime);
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, _zone).DateTime); day <= last; day = day.AddDays(1))
        {
            if (!_days.Contains(day.DayOfWeek))
            {
                continue;
            }

            foreach (var slot in SlotsOf(day).Where(s => s.Start >= from && s.End <= until))
            {
                yield return slot;
            }
        }
    }

    private IEnumerable<Period> SlotsOf(DateOnly day)
    {
        var length = TimeSpan.FromMinutes(_options.SlotMinutes);
        var end = day.ToDateTime(_options.WorkEnds);
        for (var start = day.ToDateTime(_options.WorkBegins); start + length <= end; start += length)
        {
            if (!_zone.IsInvalidTime(start)) // an hour that the clocks leave out
            {
                var instant = new DateTimeOffset(start, _zone.GetUtcOffset(start)).ToUniversalTime();
                yield return new Period(instant, instant + length);
            }
        }
    }
}
