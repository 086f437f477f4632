using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.GraphQL.Explorer;
using TmfGraph.Resources.Hosting;
using TmfGraph.Standalone.Bulk;
using TmfGraph.Standalone.Demo;

namespace TmfGraph.Standalone;

/// <summary>The command line: run everything, or load, import, export, or make a token.</summary>
internal static class StandaloneCommand
{
    private static readonly HostOptionSet Options = new();

    private static readonly Option<string> DemoOption = new("--demo")
    {
        Description = "How many customers the demo operator has, loaded when the store is empty; or 'none'. Default: 200. [Demo, Demo]",
        HelpName = "none|CUSTOMERS",
        Recursive = true,
    };

    private static readonly Option<string[]> ExcludeTagOption = new("--exclude-tag")
    {
        Description = "Hides what has this tag (@tag) from clients of the graph; may be repeated. [ExcludedTags:0, ExcludedTags__0]",
        HelpName = "TAG",
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("TmfGraph: the graph over TM Forum Open APIs, gateway and all domains in one process.") { DemoOption, ExcludeTagOption };
        Options.AddTo(root);
        root.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, () => ServeAsync(result, cancellationToken), cancellationToken));
        root.Subcommands.Add(Demo());
        root.Subcommands.Add(Import());
        root.Subcommands.Add(Export());
        root.Subcommands.Add(TokenCommand.Create(Settings));
        return root;
    }

    /// <summary>What was given on the command line, by configuration key.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(ParseResult result)
    {
        var settings = new Dictionary<string, string?>(Options.Read(result));
        if (result.GetValue(DemoOption) is { } demo)
        {
            settings[StandaloneHost.DemoKey] = demo;
        }

        foreach (var (number, tag) in (result.GetValue(ExcludeTagOption) ?? []).Index())
        {
            settings[$"{StandaloneHost.ExcludedTagsKey}:{number}"] = tag;
        }

        return settings;
    }

    private static async Task ServeAsync(ParseResult result, CancellationToken cancellationToken)
    {
        await using var app = await StandaloneHost.BuildAsync(Settings(result), cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() => PrintAddresses(app));
        await app.RunQuietlyAsync(cancellationToken);
    }

    private static void PrintAddresses(WebApplication app)
    {
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"""

                TmfGraph is ready.
                  Explorer and GraphQL   {url}/graphql{(ExplorerEndpoints.HasBananaCakePop ? "  (Banana Cake Pop)" : "")}
                  TMF REST               {url}/tmf-api/customerManagement/v4/customer
                  Swagger UI             {url}/swagger
                  Pages of the APIs      {url}/docs
                  Health                 {url}/healthz/ready

                """);
        }
    }

    private static Command Demo()
    {
        var command = new Command("demo", "Loads the demo operator into an empty store, and ends.");
        command.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, async () =>
        {
            await using var app = StandaloneHost.BuildStores(Settings(result));
            var customers = StandaloneHost.DemoCustomers(app.Configuration);
            var store = app.Services.GetRequiredService<ProductStore>();
            await store.InitializeAsync(cancellationToken);
            if (customers > 0 && !await DemoLoader.LoadIfEmptyAsync(store, customers, cancellationToken))
            {
                Console.WriteLine("The store is not empty; nothing was loaded.");
            }
        }, cancellationToken));
        return command;
    }

    private static Command Import()
    {
        var path = new Argument<string>("path") { Description = "A folder of TYPE.ndjson files, or one such file.", HelpName = "DIR|FILE.ndjson" };
        var command = new Command("import", "Writes resources in bulk: validated, ids kept, those already there replaced; can be run again when it was cut off.") { path };
        command.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, async () =>
        {
            await using var app = StandaloneHost.BuildStores(Settings(result));
            var store = app.Services.GetRequiredService<ProductStore>();
            var files = Ndjson.Find(store, result.GetRequiredValue(path));
            await store.InitializeAsync(cancellationToken);
            long lines = 0;
            foreach (var (file, _) in files)
            {
                await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
                {
                    lines += line.Length > 0 ? 1 : 0;
                }
            }

            await ProgressBar.RunAsync(
                "Import", lines, progress => store.LoadAsync(Ndjson.ReadAsync(files, cancellationToken), validate: true, progress, cancellationToken));
        }, cancellationToken));
        return command;
    }

    private static Command Export()
    {
        var directory = new Argument<string>("directory")
        {
            Description = "The folder to write TYPE.ndjson files to.", HelpName = "DIR", DefaultValueFactory = _ => "export",
        };
        var command = new Command("export", "Writes every resource as TYPE.ndjson files.") { directory };
        command.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, async () =>
        {
            await using var app = StandaloneHost.BuildStores(Settings(result));
            var store = app.Services.GetRequiredService<ProductStore>();
            await store.InitializeAsync(cancellationToken);
            var target = Directory.CreateDirectory(result.GetRequiredValue(directory)).FullName;
            var total = await store.CountAsync(cancellationToken);
            await ProgressBar.RunAsync("Export", total, async progress =>
            {
                long count = 0;
                foreach (var type in store.Types)
                {
                    count += await Ndjson.WriteAsync(store, type, target, progress, cancellationToken);
                }

                return count;
            });
        }, cancellationToken));
        return command;
    }
}
