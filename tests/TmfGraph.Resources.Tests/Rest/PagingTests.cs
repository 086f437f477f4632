namespace TmfGraph.Resources.Tests.Rest;

public sealed class PagingTests(PagingTests.Host host) : IClassFixture<PagingTests.Host>
{
    private const string P = DepotModel.Parcels;

    [Theory]
    [InlineData("", 200, "P1 P2 P3 P4 P5", null)]
    [InlineData("&limit=5", 200, "P1 P2 P3 P4 P5", null)]
    [InlineData("&limit=2", 206, "P1 P2", "items 1-2/5")]
    [InlineData("&offset=2&limit=2", 206, "P3 P4", "items 3-4/5")]
    [InlineData("&offset=4&limit=2", 206, "P5", "items 5-5/5")]
    [InlineData("&offset=1", 206, "P2 P3 P4 P5", "items 2-5/5")]
    [InlineData("&limit=0", 206, "", null)]
    [InlineData("&limit=2000000000", 200, "P1 P2 P3 P4 P5", null)]
    public async Task Pages(string query, int status, string names, string? range)
    {
        var answer = await host.Rest.GetAsync($"{P}?sort=name{query}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(names, answer.Names);
        Assert.Equal("5", answer.Header("X-Total-Count"));
        Assert.Equal(names.Length == 0 ? "0" : names.Split(' ').Length.ToString(), answer.Header("X-Result-Count"));
        Assert.Equal(range, answer.Header("Content-Range"));
    }

    [Fact]
    public async Task Links_LeadToAllPages_AndKeepTheQuery()
    {
        var answer = await host.Rest.GetAsync($"{P}?state=packed&weight>=0&sort=name&offset=2&limit=2&fields=name");

        const string Query = P + "?state=packed&weight%3E=0&sort=name&fields=name";
        Assert.Equal(
            $"<{Query}&offset=2&limit=2>; rel=\"self\", <{Query}&offset=0&limit=2>; rel=\"first\", <{Query}&offset=0&limit=2>; rel=\"prev\", "
            + $"<{Query}&offset=4&limit=2>; rel=\"next\", <{Query}&offset=4&limit=2>; rel=\"last\"",
            answer.Header("Link"));
    }

    [Fact]
    public async Task Links_LeaveOutWhatIsNotThere()
    {
        var answer = await host.Rest.GetAsync(P);

        Assert.Equal($"<{P}?offset=0&limit=100>; rel=\"self\", <{P}?offset=0&limit=100>; rel=\"first\", <{P}?offset=0&limit=100>; rel=\"last\"", answer.Header("Link"));
    }

    [Fact]
    public async Task AnswersAnEmptyPage_When_NothingMatches()
    {
        var answer = await host.Rest.GetAsync($"{P}?name=nobody&offset=10");

        Assert.Equal(200, answer.Status);
        Assert.Equal("[]", answer.Body);
        Assert.Equal("0", answer.Header("X-Total-Count"));
    }

    [Fact]
    public async Task Answers416_When_TheOffsetIsPastTheLastMatch()
    {
        var answer = await host.Rest.GetAsync($"{P}?offset=5");

        Assert.Equal("416 offsetOutOfRange: The offset 5 is past the last of 5 matches.", answer.Error);
        Assert.Equal("items */5", answer.Header("Content-Range"));
        Assert.Equal("5", answer.Header("X-Total-Count"));
    }

    [Fact]
    public async Task Head_CountsWithoutABody()
    {
        var answer = await host.Rest.SendAsync(HttpMethod.Head, $"{P}?limit=2");

        Assert.Equal(206, answer.Status);
        Assert.Equal("5", answer.Header("X-Total-Count"));
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Always200_When_PartialContentIsOff()
    {
        var rest = new RestHost();
        rest.Settings["Rest:UsePartialContent"] = "false";
        rest.Settings["Rest:DefaultLimit"] = "1";
        await rest.InitializeAsync();
        await rest.CreateAsync(P, """{"name":"A"}""");
        await rest.CreateAsync(P, """{"name":"B"}""");

        var answer = await rest.GetAsync(P);
        await rest.DisposeAsync();

        Assert.Equal(200, answer.Status);
        Assert.Equal("A", answer.Names);
        Assert.Equal("2", answer.Header("X-Total-Count"));
    }

    [Fact]
    public async Task LargePages_ArriveWhole()
    {
        var rest = new RestHost();
        await rest.InitializeAsync();
        var note = new string('x', 20_000);
        for (var i = 0; i < 20; i++)
        {
            await rest.CreateAsync(P, $$"""{"name":"N{{i}}","note":"{{note}}"}""");
        }

        var answer = await rest.GetAsync($"{P}?fields=name,note");
        var whole = await rest.GetAsync(P);
        await rest.DisposeAsync();

        Assert.Equal(20, answer.Json.GetArrayLength());
        Assert.Equal(20, whole.Json.GetArrayLength());
        Assert.All(whole.Json.EnumerateArray(), p => Assert.Equal(note, p.GetProperty("note").GetString()));
    }

    public sealed class Host : IAsyncLifetime
    {
        internal RestHost Rest { get; } = new();

        public async Task InitializeAsync()
        {
            await Rest.InitializeAsync();
            foreach (var number in new[] { 3, 1, 5, 2, 4 })
            {
                await Rest.CreateAsync(P, $$"""{"name":"P{{number}}","weight":{{number}}}""");
            }
        }

        public Task DisposeAsync() => Rest.DisposeAsync();
    }
}
