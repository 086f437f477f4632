using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Documents;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

[Collection(PageCollection.Name)]
public sealed class SwaggerPageTests(SharedProducts products, Browser browser)
{
    [BrowserFact]
    public async Task Page_OffersEveryApi_When_Opened()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;

        await page.GotoAsync("/swagger");
        await page.Locator(".opblock").First.WaitForAsync();

        var offered = await page.Locator("#select option").AllInnerTextsAsync();
        Assert.Equal(EveryApiAttribute.Ids, offered.Select(o => o.Split(' ')[0]).Order(StringComparer.Ordinal));
        await opened.SaveAsync("swagger");
        opened.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Operation_CanBeReadAndTried_When_Expanded()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;

        await page.GotoAsync("/swagger");
        var customers = (await page.Locator("#select option").AllInnerTextsAsync()).Single(o => o.StartsWith("TMF629", StringComparison.Ordinal));
        await page.Locator("#select").SelectOptionAsync(new SelectOptionValue { Label = customers });
        var operation = page.Locator(".opblock-get", new PageLocatorOptions { HasText = "customer/{id}" });
        await operation.Locator(".opblock-summary").ClickAsync();
        await operation.GetByText("Try it out").ClickAsync();
        await operation.Locator("tr[data-param-name=id] input").FillAsync("C000001");
        await operation.Locator(".execute").ClickAsync();
        var answer = operation.Locator(".live-responses-table .response");
        await answer.First.WaitForAsync();

        Assert.Contains("200", await answer.Locator(".response-col_status").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"C000001\"", await answer.First.InnerTextAsync(), StringComparison.Ordinal);
        await operation.ScrollIntoViewIfNeededAsync();
        await opened.SaveAsync("swagger-operation");
        opened.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task EveryApi_CanBeChosen()
    {
        await using var opened = await browser.OpenAsync(await products.GetAsync(StoreKind.Sqlite));
        var page = opened.Page;
        await page.GotoAsync("/swagger");
        var labels = await page.Locator("#select option").AllInnerTextsAsync();

        foreach (var label in labels)
        {
            await page.Locator("#select").SelectOptionAsync(new SelectOptionValue { Label = label });
            await page.Locator(".info .title", new PageLocatorOptions { HasText = label }).WaitForAsync();
            await page.Locator(".opblock").First.WaitForAsync();
        }

        Assert.Equal(0, await page.Locator(".errors-wrapper").CountAsync());
        opened.AssertNothingWentWrong();
    }
}
