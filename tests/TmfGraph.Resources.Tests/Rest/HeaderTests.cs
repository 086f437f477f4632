namespace TmfGraph.Resources.Tests.Rest;

/// <summary>What HTTP itself asks of every address.</summary>
public sealed class HeaderTests(FilterTests.Host host) : IClassFixture<FilterTests.Host>
{
    private const string P = DepotModel.Parcels;

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json;charset=utf-8", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("application/*", 200)]
    [InlineData("text/html", 406)]
    [InlineData("application/xml, text/plain", 406)]
    [InlineData("*/*, application/json;q=0", 406)]
    [InlineData("nonsense", 200)]
    public async Task Accept_DecidesWhetherThereIsAnAnswer(string accept, int status)
    {
        var answer = await host.Rest.GetAsync($"{P}?limit=0&name=nobody", ("Accept", accept));

        Assert.Equal(status, answer.Status);
        if (status == 406)
        {
            Assert.Equal("406 notAcceptable: Answers are application/json, which the Accept header leaves out.", answer.Error);
        }
    }

    [Fact]
    public async Task NothingIsWritten_When_TheAnswerIsNotAcceptable()
    {
        var before = (await host.Rest.GetAsync($"{P}?limit=0")).Header("X-Total-Count");

        var answer = await host.Rest.SendAsync(HttpMethod.Post, P, """{"name":"X"}""", "application/json", ("Accept", "text/html"));

        Assert.Equal(406, answer.Status);
        Assert.Equal(before, (await host.Rest.GetAsync($"{P}?limit=0")).Header("X-Total-Count"));
    }

    [Fact]
    public async Task Answers304_When_TheClientHasTheVersion()
    {
        var href = (await host.Rest.GetAsync($"{P}?name=Atlas")).Json[0].GetProperty("href").GetString()!;
        var tag = (await host.Rest.GetAsync(href)).Header("ETag")!;

        var same = await host.Rest.GetAsync(href, ("If-None-Match", tag));
        var weak = await host.Rest.GetAsync(href, ("If-None-Match", $"W/{tag}, \"99\""));
        var head = await host.Rest.SendAsync(HttpMethod.Head, href, headers: ("If-None-Match", "*"));
        var other = await host.Rest.GetAsync(href, ("If-None-Match", "\"99\""));

        Assert.Equal([304, 304, 304, 200], [same.Status, weak.Status, head.Status, other.Status]);
        Assert.Equal(tag, same.Header("ETag"));
        Assert.Empty(same.Body);
    }

    [Theory]
    [InlineData("items=2-3", "", 206, "Globe Lamp", "items 2-3/4")]
    [InlineData("items=3-", "", 206, "Lamp Mug, large", "items 3-4/4")]
    [InlineData("items=1-99", "", 200, "Atlas Globe Lamp Mug, large", null)]
    [InlineData("items=2-3", "&limit=1", 206, "Atlas", "items 1-1/4")]
    [InlineData("bytes=0-5", "", 200, "Atlas Globe Lamp Mug, large", null)]
    [InlineData("items=3-2", "", 200, "Atlas Globe Lamp Mug, large", null)]
    [InlineData("items=0-2", "", 200, "Atlas Globe Lamp Mug, large", null)]
    public async Task Range_AsksForAPage(string range, string query, int status, string names, string? content)
    {
        var answer = await host.Rest.GetAsync($"{P}?name=Atlas,Globe,Lamp,Mug%2C%20large&sort=name{query}", ("Range", range));

        Assert.Equal(status, answer.Status);
        Assert.Equal(names, answer.Names);
        Assert.Equal(content, answer.Header("Content-Range"));
        Assert.Equal("items", answer.Header("Accept-Ranges"));
    }
}
