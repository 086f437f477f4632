using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Explorer;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone.Bulk;
using TmfGraph.Standalone.Demo;
using TmfGraph.Telemetry;

namespace TmfGraph.Standalone;

/// <summary>Gateway and all domains in one process. The gateway calls the domains' executors directly; all else is as in separate processes.</summary>
public static class StandaloneHost
{
    /// <summary>Where it listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://localhost:5100";

    internal const string DemoKey = "Demo";

    /// <summary>The configuration key of the list of tags (<c>@tag</c>) whose bearers clients of the graph do not see.</summary>
    internal const string ExcludedTagsKey = "ExcludedTags";

    private const int DefaultDemoCustomers = 200;

    private const int MaxDemoCustomers = 10_000_000;

    /// <summary>Builds the application for a command line, with stores that are ready and demo data where it is asked for; the caller starts it.</summary>
    /// <param name="args">Options as on the command line, without a command.</param>
    /// <exception cref="HostConfigurationException">An option does not hold.</exception>
    public static Task<WebApplication> BuildAsync(string[] args, CancellationToken cancellationToken = default)
    {
        var parsed = StandaloneCommand.Create().Parse(args);
        return parsed.Errors.Count > 0
            ? throw new HostConfigurationException(string.Join(" ", parsed.Errors.Select(e => e.Message)))
            : BuildAsync(StandaloneCommand.Settings(parsed), cancellationToken);
    }

    internal static async Task<WebApplication> BuildAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var app = Build(settings);
        try
        {
            var store = app.Services.GetRequiredService<ProductStore>();
            await store.InitializeAsync(cancellationToken);
            if (DemoCustomers(app.Configuration) is > 0 and var customers)
            {
                await DemoLoader.LoadIfEmptyAsync(store, customers, cancellationToken);
            }

            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The stores of all domains without anything that listens, for commands that only load and dump.</summary>
    internal static WebApplication BuildStores(IReadOnlyDictionary<string, string?> settings)
    {
        // Nobody can reach it, so it need not be told who may.
        var offline = new Dictionary<string, string?>(settings) { [$"{AuthOptions.Section}:{nameof(AuthOptions.Mode)}"] = nameof(AuthMode.Open) };
        return CreateBuilder(offline, out _).Build();
    }

    /// <summary>The application with nothing done yet: no database opened, no port.</summary>
    private static WebApplication Build(IReadOnlyDictionary<string, string?> settings)
    {
        var app = CreateBuilder(settings, out var models).Build();
        app.UseExplorer();
        app.UseTmfHosting(models);
        foreach (var model in models)
        {
            app.MapSubgraph(model.Name, $"/subgraphs/{model.Name}/graphql");
        }

        app.MapGateway();
        app.MapGet("/", () => Results.Redirect("/graphql"));
        if (SubgraphHost.NamesNoAddress(app.Configuration))
        {
            app.Urls.Add(DefaultUrl);
        }

        return app;
    }

    private static WebApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> settings, out IReadOnlyList<DomainModel> models)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTmfLogging();
        builder.AddTelemetry("tmfgraph");
        var own = builder.Configuration[HostOptionSet.ModelDirectoryKey];
        var all = models = StandaloneDomains.LoadModels(own);
        var known = DomainModelLoader.ResourceNames(StandaloneDomains.All[0].Models, own);
        builder.AddTmfHosting();
        foreach (var model in all)
        {
            builder.Services.AddSubgraph(model, known, StandaloneDomains.Find(model.Name).ExtendGraph);
        }

        foreach (var definition in StandaloneDomains.All)
        {
            definition.AddBehaviours(new BehaviourRegistry(builder.Services, definition.Name));
        }

        builder.Services.AddSingleton(services => new ProductStore(services, all));
        builder.Services.AddGateway(
            services => Compose(all, known, ExcludedTags(services.GetRequiredService<IConfiguration>())),
            (services, source) => new InProcessSourceSchemaClient(services.GetRequiredKeyedService<IRequestExecutor>(source.Name)));
        builder.Services.AddGatewaySettings(builder.Configuration);
        return builder;
    }

    /// <summary>The composite schema of the domains.</summary>
    /// <exception cref="HostConfigurationException">They do not compose, which the operator's own model files may cause.</exception>
    internal static CompositeSchema Compose(IReadOnlyList<DomainModel> models, IReadOnlySet<string> known, IReadOnlySet<string> excludedTags)
    {
        var inputs = models.Select(model => new SourceSchemaInput(model.Name, StandaloneDomains.SourceSchema(model, known))).ToList();
        var result = Composer.Compose(inputs, new CompositionOptions { ExcludedTags = excludedTags });
        return result.Schema ?? throw new HostConfigurationException(
            $"The domains do not compose:{Environment.NewLine}{string.Join(Environment.NewLine, result.Diagnostics)}");
    }

    private static HashSet<string> ExcludedTags(IConfiguration configuration) =>
        [.. configuration.GetSection(ExcludedTagsKey).GetChildren().Select(c => c.Value).OfType<string>()];

    /// <summary>How many customers the demo operator gets; zero for no demo.</summary>
    internal static int DemoCustomers(IConfiguration configuration) => configuration[DemoKey] switch
    {
        null or "" => DefaultDemoCustomers,
        "none" => 0,
        var text when int.TryParse(text, out var number) && number is > 0 and <= MaxDemoCustomers => number,
        var text => throw new HostConfigurationException($"--demo takes 'none' or a number of customers from 1 to {MaxDemoCustomers}, not '{text}'."),
    };
}
