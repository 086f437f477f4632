using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>
/// The machine's Chromium, without a window. It finds the product on loopback and nothing else: names do not resolve, and everything that is
/// not loopback goes to a proxy that is not there.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string NoProxy = "http://127.0.0.1:9"; // the discard port: nothing listens there

    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? _playwright;
    private Task<IBrowser>? _browser;

    /// <summary>Why tests with a browser are skipped here; null when they are not, be it that they will fail.</summary>
    public static string? SkipReason => Requirements.AllRequired || Executable is not null
        ? null
        : $"There is no Chromium: none of {string.Join(", ", Candidates)}.";

    private static string? Executable { get; } = Candidates.FirstOrDefault(File.Exists);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await (await _browser).CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens an empty page of a product.</summary>
    internal async Task<BrowserPage> OpenAsync(RunningProduct product)
    {
        var browser = await (_browser ??= LaunchAsync());
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = product.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1600, Height = 1000 },
        });
        return new BrowserPage(await context.NewPageAsync(), product.Address);
    }

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable ?? throw new InvalidOperationException($"There is no Chromium: none of {string.Join(", ", Candidates)}."),
            Args = Arguments,
            Proxy = new Proxy { Server = NoProxy, Bypass = "127.0.0.1" },
        });
    }
}
