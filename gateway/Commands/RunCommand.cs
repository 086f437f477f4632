using System.CommandLine;
using Microsoft.Extensions.Configuration.Memory;
using TmfGraph.Composition;
using TmfGraph.Composition.Files;
using TmfGraph.Gateway.Hosting;
using TmfGraph.Gateway.Host.Documents;
using TmfGraph.GraphQL.Explorer;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>run --schema FILE.far|DIR | --subgraphs FILE, --port N | --urls</c></summary>
internal static class RunCommand
{
    public const string Name = "run";
    private const int DefaultPort = 5100;

    public static Command Create()
    {
        var schema = new Option<string?>("--schema", "-s") { Description = "An archive (.far), or a folder of source schemas." };
        var subgraphs = new Option<string?>("--subgraphs") { Description = "A JSON list of subgraphs: name, url, sdl, settings." };
        var environment = new Option<string?>("--environment", "-e") { Description = "Which environment of the settings counts. Default: development." };
        var port = new Option<int?>("--port", "-p") { Description = $"The port to listen on (default {DefaultPort})." };
        var urls = new Option<string?>("--urls") { Description = "The addresses to listen on, in place of --port." };
        var excludedTags = GivenSchema.ExcludeTag();
        var command = new Command(Name, "Serves the graph, and swaps it in one step when its files change.")
        {
            schema, subgraphs, environment, excludedTags, port, urls,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65_535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }

            if (result.GetValue(urls)?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true)
            {
                result.AddError("--urls takes addresses that begin with http: TLS ends at what stands in front of the gateway.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(async () =>
        {
            var source = GivenSchema.From(parsed.GetValue(schema), parsed.GetValue(subgraphs), parsed.GetValue(environment));
            var addresses = parsed.GetValue(urls) ?? $"http://localhost:{parsed.GetValue(port) ?? DefaultPort}";
            return await RunAsync(source, GivenSchema.Options(parsed.GetValue(excludedTags)), addresses, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(SchemaSource source, CompositionOptions options, string addresses, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(addresses);
        builder.Configuration.Sources.Insert(0, QuietRequests());
        builder.AddQuietStart();
        builder.Services.AddGraphQLHttp(o =>
        {
            o.AllowRequestBatching = true;
            o.AllowVariableBatching = true;
        });
        using var downloads = GivenSchema.Downloads(GatewaySettings.Section.Read(builder.Configuration).ApplyTo(new GatewayOptions()).Watch);
        var inputs = await source.ReadAsync(downloads, cancellationToken);
        var composite = GivenSchema.Compose(inputs, Console.Error, options);
        builder.Services.AddGateway(_ => composite).AddGatewaySettings(builder.Configuration).AddSchemaUpdates(source, downloads, inputs, options);
        await using var app = builder.Build();
        app.UseExplorer();
        app.MapGateway();
        app.UseGatewayRest();
        app.UseApiDocuments();
        app.MapGatewayHealth();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Gateway");
        await app.StartQuietlyAsync(cancellationToken);
        GatewayHostLog.Started(log, composite.Sources.Count, string.Join(", ", app.Urls));
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>
    /// No lines for each request, which cost more than many a request itself; configuration says otherwise where they are wanted. As long as the
    /// category below is off and nobody traces, ASP.NET Core makes no activity for a request either.
    /// </summary>
    private static MemoryConfigurationSource QuietRequests() => new()
    {
        InitialData =
        [
            new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
            new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", nameof(LogLevel.None)),
        ],
    };
}
