using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace TmfGraph.Telemetry;

/// <summary>The log of a host, on its standard output.</summary>
public static class ConsoleLogExtensions
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>
    /// Writes each entry on a line of its own, with its time in UTC. <c>Logging:Console:FormatterName</c> (<c>simple</c>, <c>json</c>, <c>systemd</c>) and
    /// <c>Logging:Console:FormatterOptions</c> say otherwise.
    /// </summary>
    /// <param name="format">The name of the formatter where the configuration names none.</param>
    public static IHostApplicationBuilder AddConsoleLog(this IHostApplicationBuilder builder, string format)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.Configuration.GetSection("Logging:Console");
        var chosen = settings["FormatterName"] is { Length: > 0 } name ? name : format;
        builder.Logging.AddConsole(options => options.FormatterName = chosen);
        if (!settings.GetSection("FormatterOptions").Exists())
        {
            builder.Services.Configure<JsonConsoleFormatterOptions>(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, TimestampFormat));
            builder.Services.Configure<SimpleConsoleFormatterOptions>(options =>
                (options.UseUtcTimestamp, options.TimestampFormat, options.SingleLine) = (true, TimestampFormat + ' ', true));
        }

        return builder;
    }
}
