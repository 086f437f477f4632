using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

[Collection(PageCollection.Name)]
public sealed class ExplorerPageTests(SharedProducts products, Browser browser)
{
    [BrowserFact]
    public async Task Page_ShowsTheResult_When_TheWalkIsTypedAndRun()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;
        page.Console += (_, m) => Console.WriteLine("CONSOLE " + m.Text);
        page.RequestFailed += (_, m) => Console.WriteLine("FAILED " + m.Url + " " + m.Failure);
        await page.GotoAsync("/graphql");
        await Task.Delay(8000);
        await opened.SaveAsync("explorer");
        Console.WriteLine(await page.ContentAsync());
        opened.AssertNothingWentWrong();
    }
}
