using TmfGraph.Customer;
using TmfGraph.Customer.Appointments;

namespace TmfGraph.Domains.Tests.Appointments;

public sealed class WorkingHoursTests
{
    [Fact]
    public void Slots_LieWithinThePeriod_OnWorkingDays() => AssertSlots(
        new CustomerOptions { SlotMinutes = 240 },
        "2027-01-01T09:00:00Z", // a Friday
        "2027-01-05T11:00:00Z",
        "01-01T12:00-16:00 01-04T08:00-12:00 01-04T12:00-16:00");

    [Fact]
    public void Slots_AreWithoutARest_When_TheDayIsNoMultiple() => AssertSlots(
        new CustomerOptions { WorkBegins = new TimeOnly(8, 30), WorkEnds = new TimeOnly(12, 0), SlotMinutes = 60, WorkingDays = { DayOfWeek.Saturday } },
        "2027-01-01T00:00:00Z",
        "2027-01-08T00:00:00Z",
        "01-02T08:30-09:30 01-02T09:30-10:30 01-02T10:30-11:30");

    [Fact]
    public void Slots_FollowTheClocksOfTheTimeZone() => AssertSlots(
        new CustomerOptions { TimeZone = "Europe/Berlin", SlotMinutes = 600 },
        "2027-03-26T00:00:00Z", // the clocks change on the 28th
        "2027-03-30T00:00:00Z",
        "03-26T07:00-17:00 03-29T06:00-16:00");

    [Theory]
    [InlineData(18, 8, "UTC", "Customer:WorkEnds must be later than WorkBegins.")]
    [InlineData(8, 18, "Nowhere/At_All", "Customer:TimeZone: there is no time zone 'Nowhere/At_All'.")]
    [InlineData(8, 18, "UTC", null)]
    public void Options_MustMakeSense(int begins, int ends, string zone, string? failure) => Assert.Equal(
        failure,
        new CustomerOptionsValidator().Validate(null, new CustomerOptions { WorkBegins = new TimeOnly(begins, 0), WorkEnds = new TimeOnly(ends, 0), TimeZone = zone }).FailureMessage);

    private static void AssertSlots(CustomerOptions options, string from, string until, string expected) => Assert.Equal(
        expected,
        string.Join(" ", new WorkingHours(options).Slots(DateTimeOffset.Parse(from), DateTimeOffset.Parse(until)).Select(s => $"{s.Start:MM-ddTHH:mm}-{s.End:HH:mm}")));
}
