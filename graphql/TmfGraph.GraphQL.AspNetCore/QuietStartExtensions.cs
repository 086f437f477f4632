using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Lets a failure to start be told once, by whoever starts the host, and not also by the host with its stack trace.</summary>
public static class QuietStartExtensions
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Keeps the host from logging why it does not start. What it says later, of crashes for instance, is logged.</summary>
    public static WebApplicationBuilder AddQuietStart(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var started = new StartSignal();
        builder.Services.AddSingleton(started);
        builder.Logging.AddFilter(HostCategory, level => started.IsSet && level >= LogLevel.Information);
        return builder;
    }

    /// <summary>Starts a host that was built with <see cref="AddQuietStart"/>. A failure is thrown, and logged by nobody else.</summary>
    public static async Task StartQuietlyAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            // which would tell that the application shuts down, beside the reason why it has not begun
            (app.Services.GetRequiredService<IHostLifetime>() as IDisposable)?.Dispose();
            throw;
        }

        app.Services.GetRequiredService<StartSignal>().IsSet = true;
    }

    private sealed class StartSignal
    {
        private volatile bool _isSet;

        public bool IsSet
        {
            get => _isSet;
            set => _isSet = value;
        }
    }
}
