using Microsoft.AspNetCore.Builder;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Documents;

/// <summary>The whole product over a store with nothing in it.</summary>
public sealed class EmptyProduct : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-empty-").FullName;

    private WebApplication? _application;

    public HttpClient Http { get; private set; } = new();

    public async Task InitializeAsync()
    {
        string[] arguments = ["--urls", "http://127.0.0.1:0", "--data", _folder, "--demo", "none", "--auth", "open", "--store", "sqlite"];
        _application = await StandaloneHost.BuildAsync(arguments, CancellationToken.None);
        await _application.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_application.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
