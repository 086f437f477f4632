using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
}
