using Microsoft.AspNetCore.Builder;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>The whole product in this process, listening on loopback: gateway and domains over one store.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    /// <summary>Customers of the demo operator that every product starts with.</summary>
    public const int DemoCustomers = 20;

    private readonly WebApplication _application;
    private readonly string _folder;
    private readonly HttpClient _http;

    private RunningProduct(WebApplication application, string folder)
    {
        _application = application;
        _folder = folder;
        Address = new Uri(application.Urls.First());
        _http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        Rest = new RestClient(_http);
        GraphQL = new GraphQLClient(_http);
    }

    public Uri Address { get; }

    /// <summary>What the product is made of, for tests that count.</summary>
    public IServiceProvider Services => _application.Services;

    public RestClient Rest { get; }

    public GraphQLClient GraphQL { get; }

    /// <param name="storeArguments">The options that choose the store; empty for SQLite in a folder of its own.</param>
    /// <param name="works">Whether work that was put off is done, which asks the database for it now and then.</param>
    public static async Task<RunningProduct> StartAsync(IReadOnlyList<string> storeArguments, bool works = true)
    {
        var folder = Directory.CreateTempSubdirectory("tmfgraph-e2e-").FullName;
        string[] arguments =
        [
            "--urls", "http://127.0.0.1:0", "--data", folder, "--demo", $"{DemoCustomers}", "--auth", "open", .. storeArguments,
        ];
        try
        {
            var settings = new Dictionary<string, string?>(StandaloneCommand.Settings(StandaloneCommand.Create().Parse(arguments)))
            {
                ["GraphQL:Introspection"] = "true", // tests and the explorer look at the schema
            };
            if (!works)
            {
                settings["Work:MaxConcurrent"] = "0";
            }

            var application = await StandaloneHost.BuildAsync(settings, CancellationToken.None);
            await application.StartAsync();
            return new RunningProduct(application, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
