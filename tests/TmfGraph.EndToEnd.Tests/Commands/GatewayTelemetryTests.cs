using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>A collector of OpenTelemetry's is told what the gateway does.</summary>
public sealed class GatewayTelemetryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_SendsTracesAndMetrics_WhereItIsTold()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await LoopbackHost.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.UTF8.GetString(body.ToArray()); // texts stand in protobuf as they are
            received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
        });
        string? traceParent = null;
        await using var source = await LoopbackHost.StartAsync(context =>
        {
            traceParent = context.Request.Headers.TraceParent;
            return context.Response.WriteAsJsonAsync(new { data = new { a = 1 } });
        });
        SchemaFolder.Write(_folder, source.Urls.Single());
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=test-bench",
        };
        using var gateway = new GatewayProcess(environment, ["run", "--schema", _folder, "--urls", "http://127.0.0.1:0"]);
        using var http = new HttpClient { BaseAddress = await gateway.AddressAsync() };

        await http.PostAsJsonAsync("/graphql", new { query = "query Bill { a }", operationName = "Bill" });
        await http.PostAsJsonAsync("/graphql", new { query = "{ b }" });
        await gateway.SignalAsync("TERM");
        Assert.Equal(0, await gateway.EndAsync());

        string[] traces = ["tmfgraph-gateway", "test-bench", "POST /graphql", "http.response.status_code", "graphql.operation.type", "query", "Bill", "fetch items", "server.address", "error.type"];
        Assert.DoesNotContain(traces, text => !received["/v1/traces"].Contains(text, StringComparison.Ordinal));
        string[] metrics = ["tmfgraph.gateway.source.requests", "tmfgraph.gateway.source.duration", "http.server.request.duration", "http.client.request.duration", "dotnet.gc.collections"];
        Assert.DoesNotContain(metrics, text => !received["/v1/metrics"].Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain("fetch prices", received["/v1/traces"], StringComparison.Ordinal); // of what the gateway warms up with
        Assert.StartsWith("00-", traceParent, StringComparison.Ordinal);
    }
}
