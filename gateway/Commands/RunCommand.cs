using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using TmfGraph.Authentication;
using TmfGraph.Composition;
using TmfGraph.Composition.Files;
using TmfGraph.Gateway.Hosting;
using TmfGraph.Gateway.Host.Documents;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Explorer;
using TmfGraph.Telemetry;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>run --schema FILE.far|DIR | --subgraphs FILE, --port N | --urls</c></summary>
internal static class RunCommand
{
    public const string Name = "run";
    private const int DefaultPort = 5100;

    public static Command Create()
    {
        var environment = GivenSchema.EnvironmentName();
        var port = new Option<int?>("--port", "-p")
        {
            Description = $"The port to listen on (default {DefaultPort}); 0 for any that is free, at 127.0.0.1.",
            CustomParser = ReadPort,
        };
        var urls = new Option<string?>("--urls") { Description = "The addresses to listen on, in place of --port: http://HOST:PORT, several with ; between them; the host * is any." };
        var excludedTags = GivenSchema.ExcludeTag();
        var command = new Command(Name, "Serves the graph, and swaps it in one step when its files change.")
        {
            environment, excludedTags, port, urls,
        };
        var given = GivenSchema.AddTo(command, environment);
        urls.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Select(t => WhyNot(t.Value)).OfType<string>())
            {
                result.AddError($"--urls takes addresses such as http://localhost:{DefaultPort} or http://*:80, with ; between them; {wrong}");
            }
        });
        command.Validators.Add(result =>
        {
            if (GivenSchema.Has(result, port) && GivenSchema.Has(result, urls))
            {
                result.AddError("Give either --port or --urls.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(async () =>
        {
            var addresses = parsed.GetValue(urls) ?? (parsed.GetValue(port) is { } number ? AddressOf(number) : null);
            return await RunAsync(given(parsed), GivenSchema.Options(parsed.GetValue(excludedTags)), addresses, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static int? ReadPort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535)
        {
            return port;
        }

        result.AddError("--port takes a number from 0 to 65535.");
        return null;
    }

    /// <summary>What is wrong with addresses; null for nothing.</summary>
    private static string? WhyNot(string addresses)
    {
        foreach (var address in addresses.Split(';'))
        {
            try
            {
                var parsed = BindingAddress.Parse(address);
                if (parsed is not { Scheme: "http", PathBase: "" })
                {
                    return parsed.Scheme == "http"
                        ? $"'{address}' has a path, and the gateway serves all of a host."
                        : $"'{address}' begins otherwise: TLS ends at what stands in front of the gateway.";
                }
            }
            catch (FormatException)
            {
                return $"'{address}' is none.";
            }
        }

        return null;
    }

    // localhost is two addresses, and one free port is not likely to be free at the other
    private static string AddressOf(int port) => port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}";

    private static async Task<int> RunAsync(SchemaSource source, CompositionOptions options, string? addresses, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        addresses ??= builder.Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } configured ? configured : AddressOf(DefaultPort);
        builder.WebHost.UseUrls(addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Configuration.Sources.Insert(0, QuietRequests());
        builder.AddQuietStart();
        builder.AddConsoleLog(ConsoleFormatterNames.Simple);
        builder.AddTelemetry("tmfgraph-gateway");
        var authenticates = TokenSettings.Add(builder.Services, builder.Configuration);
        builder.Services.AddGraphQLHttp(o => HostLimits.AllowBatches(o).Sockets.Authenticate = authenticates ? SocketTokens.AuthenticateAsync : null);
        options = options with { KnowsRequesters = authenticates };
        using var downloads = GivenSchema.Downloads(GatewaySettings.Section.Read(builder.Configuration).ApplyTo(new GatewayOptions()).Watch);
        var inputs = await source.ReadAsync(downloads, cancellationToken);
        var composite = GivenSchema.Compose(inputs, Console.Error, options);
        builder.Services.AddGateway(_ => composite).AddGatewaySettings(builder.Configuration).AddSchemaUpdates(source, downloads, inputs, options).AddGatewayWarmUp();
        await using var app = builder.Build();
        if (authenticates)
        {
            app.UseAuthentication();
        }

        app.UseExplorer();
        app.MapGateway();
        app.UseGatewayRest();
        app.UseApiDocuments();
        app.MapGatewayHealth();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Gateway");
        await StartAsync(app, addresses, cancellationToken);
        GatewayHostLog.Started(log, GivenSchema.Count(composite.Sources.Count), string.Join(", ", app.Urls));
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, string addresses, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartQuietlyAsync(cancellationToken);
        }
        catch (SocketException exception)
        {
            // which names no address, unlike the failure when one is taken
            throw new CommandFailure($"The gateway cannot listen on {addresses}: {exception.Message}.");
        }
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
