using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Appointments;

/// <summary>Each test works in a month of its own, far ahead, since all share one calendar.</summary>
public abstract class AppointmentTests(DomainHost host)
{
    private const string Appointments = "/tmf-api/appointment/v4/appointment";
    private const string Searches = "/tmf-api/appointment/v4/searchTimeSlot";

    [DatabaseFact]
    public async Task Search_FindsFreeSlots_AndAnAppointmentTakesOne()
    {
        var before = await SearchAsync("2090-01-02T00:00:00Z", "2090-01-03T00:00:00Z"); // a Monday
        await BookAsync("2090-01-02T10:00:00Z", "2090-01-02T12:00:00Z");
        var after = await SearchAsync("2090-01-02T00:00:00Z", "2090-01-03T00:00:00Z");

        Assert.Equal("done success 08-10 10-12 12-14 14-16 16-18", Result(before));
        Assert.Equal("done success 08-10 12-14 14-16 16-18", Result(after));
    }

    [DatabaseFact]
    public async Task Search_FindsNothing_When_NobodyWorksOrItIsOver()
    {
        Assert.Equal("done fail", Result(await SearchAsync("2090-01-07T00:00:00Z", "2090-01-09T00:00:00Z"))); // a weekend
        Assert.Equal("done fail", Result(await SearchAsync("2020-01-06T00:00:00Z", "2020-01-10T00:00:00Z")));
        Assert.Equal("done fail", Result(await SearchAsync("9999-12-01T00:00:00Z", "9999-12-31T00:00:00Z")));
    }

    [DatabaseFact]
    public async Task Search_LooksAtTheNextDays_When_NoTimeIsAskedFor()
    {
        var found = await host.CreateAsync(Searches, "{ }");

        Assert.NotEmpty(found.GetProperty("availableTimeSlot").EnumerateArray());
        Assert.True(found.TryGetProperty("searchDate", out _));
    }

    [DatabaseFact]
    public async Task Performers_HaveCalendarsOfTheirOwn()
    {
        const string Ann = """ "relatedParty": [{ "id": "ann", "role": "technician" }] """;
        await BookAsync("2090-02-01T08:00:00Z", "2090-02-01T16:00:00Z", Ann);

        var ann = await SearchAsync("2090-02-01T00:00:00Z", "2090-02-02T00:00:00Z", """ "relatedParty": { "id": "ann", "role": "technician" } """);
        var teams = await SearchAsync("2090-02-01T00:00:00Z", "2090-02-02T00:00:00Z");
        var twice = await host.PostAsync(Appointments, Appointment("2090-02-01T15:00:00Z", "2090-02-01T17:00:00Z", Ann));

        Assert.Equal("done success 16-18", Result(ann));
        Assert.Equal("done success 08-10 10-12 12-14 14-16 16-18", Result(teams));
        Assert.Equal(409, twice.Status);
        Assert.Equal("ann", ann.GetProperty("availableTimeSlot")[0].GetProperty("relatedParty").GetProperty("id").GetString());
    }

    [DatabaseFact]
    public async Task DoubleBooking_IsRefused_When_ManyTryAtOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.PostAsync(Appointments, Appointment("2090-03-01T08:00:00Z", "2090-03-01T10:00:00Z"))));

        Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Select(a => a.Status).Order());
        Assert.Equal(
            "409 'validFor' is taken: there is another appointment at that time; search for a free slot (searchTimeSlot).", answers.First(a => a.Status == 409).Words);
    }

    [DatabaseFact]
    public async Task Appointment_GivesItsTimeBack_When_CalledOffOrMoved()
    {
        var first = await BookAsync("2090-04-03T08:00:00Z", "2090-04-03T10:00:00Z");
        var second = await BookAsync("2090-04-03T10:00:00Z", "2090-04-03T12:00:00Z");

        var clash = await host.PatchAsync($"{Appointments}/{second}", Appointment("2090-04-03T09:00:00Z", "2090-04-03T11:00:00Z"));
        (await host.PatchAsync($"{Appointments}/{first}", """{ "status": "cancelled" }""")).Expect(200);
        (await host.PatchAsync($"{Appointments}/{second}", Appointment("2090-04-03T09:00:00Z", "2090-04-03T11:00:00Z"))).Expect(200);
        (await host.PatchAsync($"{Appointments}/{second}", """{ "description": "Bring a ladder" }""")).Expect(200);

        Assert.Equal(409, clash.Status);
        Assert.Equal("done success 12-14 14-16 16-18", Result(await SearchAsync("2090-04-03T00:00:00Z", "2090-04-04T00:00:00Z")));
    }

    [DatabaseFact]
    public async Task Appointment_TakesNoTime_When_ItIsOverOrLongerThanAVisitOrUnsaid()
    {
        for (var i = 0; i < 2; i++)
        {
            await BookAsync("2020-01-06T08:00:00Z", "2020-01-06T10:00:00Z");
            await BookAsync("2090-05-01T00:00:00Z", "2090-06-01T00:00:00Z");
            (await host.PostAsync(Appointments, """{ "validFor": { } }""")).Expect(201);
        }

        Assert.Equal("done success 08-10 10-12 12-14 14-16 16-18", Result(await SearchAsync("2090-05-02T00:00:00Z", "2090-05-03T00:00:00Z")));
    }

    [DatabaseFact]
    public async Task Appointment_IsRefused_When_ItEndsBeforeItBegins() => Assert.Equal(
        "400 'validFor.endDateTime' must be later than 'validFor.startDateTime'.",
        (await host.PostAsync(Appointments, Appointment("2090-01-02T10:00:00Z", "2090-01-02T09:00:00Z"))).Words);

    [DatabaseFact]
    public async Task Appointment_HasWhatTheDocumentsMakeMandatory()
    {
        var appointment = await host.CreateAsync(Appointments, """{ "validFor": { } }""");

        Assert.Equal("initialized", appointment.GetProperty("status").GetString());
        Assert.True(appointment.TryGetProperty("creationDate", out _));
        Assert.True(appointment.TryGetProperty("lastUpdate", out _));
    }

    private Task<JsonElement> SearchAsync(string from, string until, string more = """ "relatedEntity": [] """) =>
        host.CreateAsync(Searches, $$"""{ "requestedTimeSlot": [{ "validFor": { "startDateTime": "{{from}}", "endDateTime": "{{until}}" } }], {{more}} }""");

    /// <returns>The id.</returns>
    private async Task<string> BookAsync(string from, string until, string more = """ "description": "Visit" """) =>
        (await host.CreateAsync(Appointments, Appointment(from, until, more))).GetProperty("id").GetString()!;

    private static string Appointment(string from, string until, string more = """ "description": "Visit" """) =>
        $$"""{ "validFor": { "startDateTime": "{{from}}", "endDateTime": "{{until}}" }, {{more}} }""";

    /// <summary>Status, result, and the free hours.</summary>
    private static string Result(JsonElement search) => string.Join(
        " ",
        search.GetProperty("availableTimeSlot").EnumerateArray().Select(s => s.GetProperty("validFor"))
            .Select(v => $"{v.GetProperty("startDateTime").GetDateTimeOffset():HH}-{v.GetProperty("endDateTime").GetDateTimeOffset():HH}")
            .Prepend($"{search.GetProperty("status")} {search.GetProperty("searchResult")}"));
}

public sealed class SqliteAppointmentTests(SqliteDomain<TheCustomer> host) : AppointmentTests(host), IClassFixture<SqliteDomain<TheCustomer>>;

[NeedsPostgres]
public sealed class PostgresAppointmentTests(PostgresDomain<TheCustomer> host) : AppointmentTests(host), IClassFixture<PostgresDomain<TheCustomer>>;
