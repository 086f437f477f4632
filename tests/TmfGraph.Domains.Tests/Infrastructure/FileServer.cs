using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>Hands out files on loopback, as a partner's server would.</summary>
public sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FileServer(WebApplication app) => _app = app;

    /// <summary>What stands at a path, with its status.</summary>
    public ConcurrentDictionary<string, (int Status, string Content)> Files { get; } = new(StringComparer.Ordinal);

    public Uri Address => new(_app.Urls.First());

    public static async Task<FileServer> StartAsync()
    {
        var app = LoopbackHost.CreateBuilder().Build();
        var server = new FileServer(app);
        app.Run(async context =>
        {
            var (status, content) = server.Files.GetValueOrDefault(context.Request.Path, (404, ""));
            context.Response.StatusCode = status;
            if (status is 302)
            {
                context.Response.Headers.Location = content;
                return;
            }

            await context.Response.WriteAsync(content);
        });
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
