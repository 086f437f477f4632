using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TmfGraph.Telemetry;

/// <summary>Traces and metrics of a host, by OTLP.</summary>
public static class TelemetryExtensions
{
    /// <summary>The configuration key, and the environment variable, that says where they go and thereby switches them on.</summary>
    /// <seealso href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/"/>
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources = ["TmfGraph.GraphQL", "TmfGraph.Gateway", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters = ["TmfGraph.Gateway", "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql"];

    /// <summary>
    /// Sends traces and metrics to the collector that <see cref="EndpointKey"/> names; without one nothing is recorded. All else is set by the variables that
    /// OpenTelemetry specifies, in the environment or the configuration: protocol, headers, sampler, resource attributes, intervals, limits.
    /// </summary>
    /// <param name="service">The name of the service where <c>OTEL_SERVICE_NAME</c> gives none.</param>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Configuration[EndpointKey] is { Length: > 0 })
        {
            Enable(builder.Services, service);
        }

        return builder;
    }

    // apart, so that OpenTelemetry is not even loaded where it is not wanted
    private static void Enable(IServiceCollection services, string service)
    {
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddTelemetrySdk().AddService(service, serviceVersion: version).AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .UseOtlpExporter();
    }
}
