using System.CommandLine;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.CommandLine;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Model;
using TmfGraph.Telemetry;

namespace TmfGraph.Resources.Hosting;

/// <summary>Runs one domain as a process of its own. What it is made of, <c>AddSubgraph</c> and <c>MapSubgraph</c>, also serves hosts of several.</summary>
public static class SubgraphHost
{
    private const string GraphPath = "/graphql";

    /// <summary>Runs the command line of a domain.</summary>
    /// <returns>The exit code: 0, or after a message on the error stream 1, or 2 when nothing can be made of the arguments.</returns>
    public static Task<int> RunAsync(string[] args, string name, Assembly models) => RunAsync(args, new SubgraphDefinition(name, models));

    /// <inheritdoc cref="RunAsync(string[], string, Assembly)"/>
    public static Task<int> RunAsync(string[] args, SubgraphDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(definition);
        return HostCommandLine.RunAsync(SubgraphCommand.Create(definition), args, serves: c => c is RootCommand);
    }

    /// <summary>Builds the web application of a domain; the caller starts it.</summary>
    /// <param name="settings">Settings by configuration key that win over files and environment, for instance those of the command line.</param>
    /// <exception cref="ModelException">The model does not hold.</exception>
    /// <exception cref="HostConfigurationException">The settings do not.</exception>
    public static WebApplication Build(SubgraphDefinition definition, IReadOnlyDictionary<string, string?> settings)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTmfLogging();
        builder.AddTelemetry($"tmfgraph-{definition.Name}");
        var own = builder.Configuration[HostOptionSet.ModelDirectoryKey];
        var model = DomainModelLoader.LoadEmbedded(definition.Name, definition.Models, own);
        builder.AddTmfHosting();
        builder.Services.AddSubgraph(model, DomainModelLoader.ResourceNames(definition.Models, own), definition.ExtendGraph);
        definition.AddBehaviours(new BehaviourRegistry(builder.Services, definition.Name));

        var app = builder.Build();
        app.UseTmfHosting([model], () => DomainModelLoader.LoadProduct(definition.Models, own));
        app.MapSubgraph(definition.Name, GraphPath);
        if (NamesNoAddress(app.Configuration))
        {
            app.Urls.Add(definition.DefaultUrl);
        }

        return app;
    }

    internal static async Task ServeAsync(SubgraphDefinition definition, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var app = Build(definition, settings);
        await app.RunQuietlyAsync(cancellationToken);
    }

    /// <summary>The configuration a host would have, for commands that start none.</summary>
    internal static IConfiguration ReadConfiguration(IReadOnlyDictionary<string, string?> settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings)
        .Build();

    /// <summary>Whether nobody said where to listen, in any of the ways ASP.NET Core knows.</summary>
    public static bool NamesNoAddress(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey] is null or ""
        && configuration[WebHostDefaults.HttpPortsKey] is null or ""
        && configuration[WebHostDefaults.HttpsPortsKey] is null or ""
        && !configuration.GetSection("Kestrel:Endpoints").Exists();
}
