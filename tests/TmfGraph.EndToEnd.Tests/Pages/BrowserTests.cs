using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>What the other tests of pages rest on.</summary>
[Collection(PageCollection.Name)]
public sealed class BrowserTests(SharedProducts products, Browser browser)
{
    [BrowserFact]
    public async Task Browser_ReachesTheProductAndNothingElse()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));

        var response = await opened.Page.GotoAsync("/healthz/ready");

        Assert.Equal(200, response?.Status);
        await Assert.ThrowsAsync<PlaywrightException>(() => opened.Page.GotoAsync("http://elsewhere.example/"));
        opened.AssertNothingWentWrong();
    }
}
