using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Customer;

/// <summary>What the customer domain's behaviours may be told.</summary>
public sealed class CustomerOptions
{
    public const string Section = "Customer";

    /// <summary>The days on which appointments take place.</summary>
    public IList<DayOfWeek> WorkingDays { get; } = [];

    /// <summary>When the first slot of a day begins, as time of day in <see cref="TimeZone"/>.</summary>
    public TimeOnly WorkBegins { get; set; } = new(8, 0);

    /// <summary>When the last slot of a day has ended.</summary>
    public TimeOnly WorkEnds { get; set; } = new(18, 0);

    /// <summary>The time zone of the working hours, by its IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How long a slot is.</summary>
    [Range(5, 1_440)]
    public int SlotMinutes { get; set; } = 120;

    /// <summary>How many appointments can take place at once where none names its own performer. A performer keeps one at a time.</summary>
    [Range(1, 10_000)]
    public int Teams { get; set; } = 1;

    /// <summary>For how many days ahead free slots are looked for where no time is asked for, and at the most where one is.</summary>
    [Range(1, 366)]
    public int SearchDays { get; set; } = 14;

    /// <summary>The most free slots that one search answers with.</summary>
    [Range(1, 1_000)]
    public int MaxSlots { get; set; } = 100;

    /// <summary>The most charges that go on one bill on demand; what is left waits for the next.</summary>
    [Range(1, 10_000)]
    public int MaxChargesOfBill { get; set; } = 1_000;

    /// <summary>For how many days a bill on demand may be paid.</summary>
    [Range(0, 3_650)]
    public int PaymentDays { get; set; } = 14;
}
