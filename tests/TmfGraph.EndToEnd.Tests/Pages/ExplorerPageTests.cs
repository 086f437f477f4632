using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
using TmfGraph.GraphQL.Explorer;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>The explorer: Banana Cake Pop where the build restored it, else the page of our own. Either must do.</summary>
[Collection(PageCollection.Name)]
public sealed class ExplorerPageTests(SharedProducts products, Browser browser)
{
    private const string Variables = """{ "id": "C000001" }""";

    /// <summary>Loading some two thousand types into an editor takes its time.</summary>
    private static readonly LocatorWaitForOptions Patiently = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task Page_ShowsTheResult_When_TheWalkIsTypedAndRun()
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        var customer = (await CustomerWalk.QueryAsync(product, "C000001"))["name"]!.GetValue<string>();
        Assert.True(ExplorerEndpoints.HasBananaCakePop || !Requirements.AllRequired, "The build did not restore Banana Cake Pop.");
        await using var opened = await browser.OpenAsync(product);
        await opened.Page.GotoAsync(GraphQLClient.Path);

        try
        {
            var result = ExplorerEndpoints.HasBananaCakePop ? await RunInBananaCakePopAsync(opened.Page) : await RunInBuiltInPageAsync(opened.Page);
            await result.GetByText($"\"{customer}\"").First.WaitForAsync(Patiently);
        }
        finally
        {
            await opened.SaveAsync("explorer"); // also when it failed: the picture tells why
        }

        opened.AssertNothingWentWrong();
    }

    private static async Task<ILocator> RunInBananaCakePopAsync(IPage page)
    {
        await page.GetByText("Create Document").ClickAsync();
        await page.GetByText("Schema available").WaitForAsync(Patiently);
        await PasteAsync(page, "operations", CustomerWalk.Query);
        await PasteAsync(page, "variables", Variables);
        await page.Locator(".codelens-decoration").First.WaitForAsync(Patiently); // the editor has read the operation, so Run knows what to run
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Run", Exact = true }).ClickAsync();
        return page.Locator(".monaco-editor[data-uri^='inmemory:']");
    }

    /// <summary>Replaces what an editor holds. Typing would not do: the editor indents lines and closes brackets by itself.</summary>
    private static async Task PasteAsync(IPage page, string editor, string text)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Locator($".monaco-editor[data-uri^='file:///{editor}/'] .view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Control+V");
    }

    private static async Task<ILocator> RunInBuiltInPageAsync(IPage page)
    {
        await page.Locator("#query").FillAsync(CustomerWalk.Query);
        await page.Locator("#variables").FillAsync(Variables);
        await page.Locator("#run").ClickAsync();
        return page.Locator("#result");
    }
}
