using System.Collections.Concurrent;
using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>A page in the browser that notes what goes wrong in it, and leaves pictures for people.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string PictureFolder = "screenshots";

    private readonly Uri _host;
    private readonly ConcurrentQueue<string> _mishaps = [];

    public BrowserPage(IPage page, Uri host)
    {
        _host = host;
        Page = page;
        page.SetDefaultTimeout(30_000);
        page.PageError += (_, error) => _mishaps.Enqueue($"script error: {error}");
        page.Response += (_, response) => Note(response);
    }

    public IPage Page { get; }

    /// <summary>Fails when a script broke, or the product refused something the page wanted.</summary>
    public void AssertNothingWentWrong() => Assert.True(_mishaps.IsEmpty, string.Join("\n", _mishaps));

    /// <summary>Saves what the page looks like now, below the folder of the test assembly.</summary>
    public Task<byte[]> SaveAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, PictureFolder, $"{name}.png") });

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(IResponse response)
    {
        var address = new Uri(response.Url);
        if (address.Scheme is not ("http" or "https"))
        {
            return; // data: and blob: come from the page itself
        }

        if (address.Authority != _host.Authority)
        {
            _mishaps.Enqueue($"answered from elsewhere: {response.Url}");
        }
        else if (response.Status >= 400 && !IsOperation(response.Request, address))
        {
            _mishaps.Enqueue($"{response.Status} for {response.Request.Method} {response.Url}");
        }
    }

    /// <summary>An operation may be refused while it is still being written (its variables may not be there yet); the page shows why.</summary>
    private static bool IsOperation(IRequest request, Uri address) => request.Method == "POST" && address.AbsolutePath.TrimEnd('/') == GraphQLClient.Path;
}
