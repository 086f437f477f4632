using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TmfGraph.Testing;

/// <summary>Hosts that tests talk to over HTTP: on a free port of the loopback address, and without a log.</summary>
public static class LoopbackHost
{
    /// <param name="environment">The name of the environment; null for that of the process.</param>
    public static WebApplicationBuilder CreateBuilder(string? environment = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    /// <summary>Starts a host that answers every request in one way.</summary>
    public static async Task<WebApplication> StartAsync(RequestDelegate handler)
    {
        var app = CreateBuilder().Build();
        app.Run(handler);
        await app.StartAsync();
        return app;
    }
}
