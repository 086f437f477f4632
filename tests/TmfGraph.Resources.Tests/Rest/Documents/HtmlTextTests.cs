using TmfGraph.Resources.Rest.Documents.Pages;

namespace TmfGraph.Resources.Tests.Rest.Documents;

public sealed class HtmlTextTests
{
    [Fact]
    public void Holes_AreEncoded_ButForOtherHtml()
    {
        var inner = new HtmlText();
        inner.Add($"<b>{"ä & <b>"}</b>");
        var html = new HtmlText();

        html.AddLine($"<p title=\"{"\"><script>"}\">{inner} {12}{(string?)null}</p>");

        Assert.Equal("<p title=\"&quot;&gt;&lt;script&gt;\"><b>ä &amp; &lt;b&gt;</b> 12</p>\n", html.ToString());
    }
}
