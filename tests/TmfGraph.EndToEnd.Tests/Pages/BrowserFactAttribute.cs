namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>A test that needs a browser; skipped with the reason where there is none, unless all tests are required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.SkipReason!;
}
