using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>The pages of the APIs, as people see them.</summary>
[Collection(PageCollection.Name)]
public sealed class ApiPageTests(SharedProducts products, Browser browser)
{
    [BrowserFact]
    public async Task Reader_FindsTheStatesOfAnOrder_AndFollowsAReference()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;

        await page.GotoAsync("/docs");
        await opened.SaveAsync("docs");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Product Ordering" }).ClickAsync();
        await page.Locator("svg.states g.state", new PageLocatorOptions { HasText = "inProgress" }).First.HoverAsync();
        await opened.SaveAsync("docs-api");
        await page.Locator("#ProductOrder-state + figure + details summary").ClickAsync();
        await page.GetByText("may become inProgress").First.WaitForAsync();
        await page.Locator("dl a[href='/docs/TMF637#Product']").First.ClickAsync();

        Assert.EndsWith("/docs/TMF637#Product", page.Url, StringComparison.Ordinal);
        Assert.Equal("Product Inventory", await page.Locator("h1").InnerTextAsync());
        opened.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Pages_FitANarrowScreen_AndFollowTheDarkScheme()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;
        await page.SetViewportSizeAsync(375, 800);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });

        foreach (var path in (string[])["/docs", "/docs/TMF620", "/docs/TMF622", "/docs/TMF639"])
        {
            await page.GotoAsync(path);

            var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"{path} is {overhang} px wider than the screen.");
        }

        Assert.Equal("rgb(20, 23, 26)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await opened.SaveAsync("docs-narrow-dark");
        opened.AssertNothingWentWrong();
    }
}
