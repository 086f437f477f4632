using Microsoft.Playwright;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
using TmfGraph.GraphQL.Explorer;
using Xunit.Sdk;

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
        var sight = $"\"{customer}\"";
        for (var attempt = 1; ; attempt++)
        {
            await using var opened = await browser.OpenAsync(product);
            try
            {
                await opened.Page.GotoAsync(GraphQLClient.Path);
                await (ExplorerEndpoints.HasBananaCakePop ? RunInBananaCakePopAsync(opened.Page, sight) : RunInBuiltInPageAsync(opened.Page, sight));
                opened.AssertNothingWentWrong();
                return;
            }
            catch (Exception exception) when (attempt < 10 && exception is (TimeoutException or PlaywrightException or XunitException))
            {
                // The editor of Banana Cake Pop now and then breaks under hands that are faster than its reading of the schema.
                // A person opens the page again; what is wrong with the page itself is wrong every time.
            }
            finally
            {
                await opened.SaveAsync("explorer"); // also when it failed: the picture tells why
            }
        }
    }

    private static async Task RunInBananaCakePopAsync(IPage page, string sight)
    {
        await page.GetByText("Create Document").ClickAsync();
        await page.GetByText("Schema available").WaitForAsync(Patiently);
        await page.GetByText("Indexing Schema").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden, Timeout = Patiently.Timeout });
        page.SetDefaultTimeout(10_000);
        await PasteAsync(page, "operations", CustomerWalk.Query);
        await PasteAsync(page, "variables", Variables);
        await page.Locator(".codelens-decoration").First.WaitForAsync(); // the editor has read the operation: there is something to run
        await page.Locator("button:has-text('Run'), .codelens-decoration a").First.ClickAsync();
        await page.Locator(".monaco-editor[data-uri^='inmemory:']").GetByText(sight).First.WaitForAsync();
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

    private static async Task RunInBuiltInPageAsync(IPage page, string sight)
    {
        await page.Locator("#query").FillAsync(CustomerWalk.Query);
        await page.Locator("#variables").FillAsync(Variables);
        await page.Locator("#run").ClickAsync();
        await page.Locator("#result").GetByText(sight).First.WaitForAsync(Patiently);
    }
}
