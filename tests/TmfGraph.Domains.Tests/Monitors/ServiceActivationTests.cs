using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Monitors;

public abstract class ServiceActivationTests(DomainHost host)
{
    private const string Base = "/tmf-api/ServiceActivationAndConfiguration/v4";

    private static readonly (string, string) Async = ("Prefer", "respond-async");

    [DatabaseFact]
    public async Task Post_AnswersWithAMonitor_WhichShowsTheResult()
    {
        var accepted = await host.PostAsync($"{Base}/service", """{ "state": "designed", "name": "Line", "serviceSpecification": { "id": "1" }, "weight": 1.50 }""", Async);

        Assert.Equal((202, "respond-async"), (accepted.Status, accepted.Headers["Preference-Applied"]));
        Assert.Equal(accepted.Json.GetProperty("href").GetString(), accepted.Headers["Location"]);
        Assert.StartsWith($"{Base}/monitor/", accepted.Headers["Location"]);
        Assert.Equal("InProgress", accepted.Json.GetProperty("state").GetString());
        var request = accepted.Json.GetProperty("request");
        Assert.Equal(("POST", $"{Base}/service"), (request.GetProperty("method").GetString(), request.GetProperty("to").GetString()));

        var monitor = await EndedAsync(accepted);
        Assert.Equal(("Completed", "201"), (monitor.GetProperty("state").GetString(), monitor.GetProperty("response").GetProperty("statusCode").GetString()));
        var service = await host.GetAsync(monitor.GetProperty("sourceHref").GetString()!);
        Assert.Equal("Line", service.Json.GetProperty("name").GetString());
        Assert.True(JsonElement.DeepEquals(service.Json, JsonElement.Parse(monitor.GetProperty("response").GetProperty("body").GetString()!)));
        Assert.Contains("1.50", service.Body, StringComparison.Ordinal);
        Assert.Equal(
            ["MonitorCreateEvent", "MonitorStateChangeEvent", "MonitorAttributeValueChangeEvent"], await host.EventsOfAsync(monitor.GetProperty("id").GetString()!));
    }

    [DatabaseFact]
    public async Task RefusedRequest_EndsInError_WithTheBodyThatSaysWhy()
    {
        var monitor = await EndedAsync(await host.PostAsync($"{Base}/service", """{ "name": 5 }""", Async));

        Assert.Equal(("InError", "400"), (monitor.GetProperty("state").GetString(), monitor.GetProperty("response").GetProperty("statusCode").GetString()));
        var error = JsonElement.Parse(monitor.GetProperty("response").GetProperty("body").GetString()!);
        Assert.Contains("'name' must be a string.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task PatchAndDelete_AreMonitoredToo_AndKeepTheirConditions()
    {
        var service = await host.CreateAsync($"{Base}/service", """{ "state": "designed", "name": "Line", "serviceSpecification": { "id": "1" } }""");
        var path = $"{Base}/service/{service.GetProperty("id").GetString()}";

        var patched = await EndedAsync(await host.SendAsync(
            HttpMethod.Patch, path, """{ "name": "Other" }""", "application/merge-patch+json", Async, ("If-Match", "\"1\"")));
        var late = await EndedAsync(await host.SendAsync(
            HttpMethod.Patch, path, """{ "name": "Third" }""", "application/merge-patch+json", Async, ("If-Match", "\"1\"")));
        Assert.Equal("Other", (await host.GetAsync(path)).Json.GetProperty("name").GetString());
        var deleted = await EndedAsync(await host.SendAsync(HttpMethod.Delete, path, headers: Async));

        Assert.Equal(
            ["Completed 200", "InError 412", "Completed 204"],
            new[] { patched, late, deleted }.Select(m => $"{m.GetProperty("state").GetString()} {m.GetProperty("response").GetProperty("statusCode").GetString()}"));
        Assert.Equal(404, (await host.GetAsync(path)).Status);
    }

    [DatabaseFact]
    public async Task WhatCanBeSaidAtOnce_IsSaidAtOnce()
    {
        Assert.Equal(400, (await host.PostAsync($"{Base}/service", "{", Async)).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Delete, $"{Base}/service/nobody", headers: Async)).Status);
        Assert.Equal(201, (await host.PostAsync($"{Base}/service", """{ "state": "designed", "serviceSpecification": { "id": "1" } }""")).Status);
    }

    private Task<JsonElement> EndedAsync(DomainAnswer accepted)
    {
        Assert.True(accepted.Status == 202, $"{accepted.Status}: {accepted.Body}");
        return host.UntilAsync(accepted.Headers["Location"], m => m.GetProperty("state").GetString() != "InProgress");
    }
}

public sealed class SqliteServiceActivationTests(SqliteDomain<TheService> host) : ServiceActivationTests(host), IClassFixture<SqliteDomain<TheService>>;

[NeedsPostgres]
public sealed class PostgresServiceActivationTests(PostgresDomain<TheService> host) : ServiceActivationTests(host), IClassFixture<PostgresDomain<TheService>>;
