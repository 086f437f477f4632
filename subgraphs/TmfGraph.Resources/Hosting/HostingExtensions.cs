using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Telemetry;

namespace Microsoft.AspNetCore.Builder;

/// <summary>What every host of subgraphs shares, whether it has one or all of them.</summary>
public static class HostingExtensions
{
    /// <summary>
    /// Structured logs: one JSON object a line, in development one readable line; <c>Logging:Console:FormatterName</c> says otherwise. A failure
    /// to start is told once, by whoever starts the host, and not also with its stack trace.
    /// </summary>
    public static WebApplicationBuilder AddTmfLogging(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddConsoleLog(builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json);
        builder.AddQuietStart();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        return builder;
    }

    /// <summary>Registers options, security and health; once, however many subgraphs follow.</summary>
    /// <exception cref="HostConfigurationException">The settings do not hold.</exception>
    /// <exception cref="OptionsValidationException">Those of the engine do not.</exception>
    public static WebApplicationBuilder AddTmfHosting(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<TmfRestOptions>().BindConfiguration(TmfRestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TmfRestOptions>, TmfRestOptionsValidator>();
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        services.AddOptions<WriteOptions>().BindConfiguration(WriteOptions.Section).ValidateOnStart();
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidator>();
        services.AddOptions<WorkOptions>().BindConfiguration(WorkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkOptions>, WorkOptionsValidator>();
        var data = builder.Configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.DataDirectory)}"] ?? new StoreOptions().DataDirectory;
        var auth = services.AddTmfSecurity(builder.Configuration, builder.Environment, data);
        services.AddHealthChecks();
        services.AddGraphQLSettings(builder.Configuration).AddGraphQLHttp(options =>
        {
            HostLimits.AllowBatches(options);
            options.Sockets.Authenticate = auth.Mode is AuthMode.Open ? null : SocketTokens.AuthenticateAsync;
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>Authentication, health addresses, Swagger UI and pages for the domains of this host.</summary>
    /// <param name="product">Gives all domains of the product, see <c>MapTmfDocuments</c>; null where the host has them all.</param>
    public static WebApplication UseTmfHosting(
        this WebApplication app, IReadOnlyCollection<DomainModel> models, Func<IReadOnlyCollection<DomainModel>>? product = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<AccessPolicy>().IsOpen)
        {
            HostingLog.Open(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Hosting"));
        }
        else
        {
            app.UseAuthentication();
        }

        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.UseTmfSwagger(models);
        app.MapTmfDocuments(models, product);
        app.MapTmfNotFound();
        return app;
    }

    /// <summary>Runs until told to end. A failure to start is thrown, and logged by nobody else.</summary>
    public static async Task RunQuietlyAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        await app.StartQuietlyAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
