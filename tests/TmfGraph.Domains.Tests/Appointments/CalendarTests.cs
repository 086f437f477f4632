using System.Text.Json.Nodes;
using TmfGraph.Customer.Appointments;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Domains.Tests.Appointments;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("9-10 11-12", 1, true)]
    [InlineData("9-11", 1, false)]
    [InlineData("10-11", 1, false)]
    [InlineData("8-13", 1, false)]
    [InlineData("9-11 10-11", 2, false)]
    [InlineData("10-11 10-11", 3, true)]
    public void HasRoom_CountsWhatOverlaps(string taken, int capacity, bool expected) =>
        Assert.Equal(expected, Calendar.HasRoom(Hours("10-11"), taken.Split(' ').Select(Hours), capacity));

    [Fact]
    public void HasRoom_CountsWhatIsThereAtOnce_NotInAll() =>
        Assert.True(Calendar.HasRoom(Hours("8-12"), [Hours("8-9"), Hours("9-10"), Hours("11-12")], capacity: 2));

    [Theory]
    [InlineData("""[{ "id": "C", "role": "customer" }, { "id": "T", "role": "Technician" }]""", "T")]
    [InlineData("""{ "id": "T", "role": "installer" }""", "T")]
    [InlineData("""[{ "id": "C", "role": "customer" }]""", null)]
    [InlineData("null", null)]
    public void Of_FindsThePerformer(string parties, string? performer) => Assert.Equal(new Calendar(performer), Calendar.Of(JsonNode.Parse(parties)));

    private static Period Hours(string hours)
    {
        var day = new DateTimeOffset(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);
        var ends = hours.Split('-').Select(int.Parse).ToList();
        return new Period(day.AddHours(ends[0]), day.AddHours(ends[1]));
    }
}
