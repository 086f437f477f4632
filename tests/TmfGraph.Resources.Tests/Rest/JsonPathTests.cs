namespace TmfGraph.Resources.Tests.Rest;

public sealed class JsonPathTests(FilterTests.Host host) : IClassFixture<FilterTests.Host>
{
    [Theory]
    [InlineData("filter=$[?(@.state=='onRoad')]", "Globe Lamp")]
    [InlineData("filter=%24%5B%3F%28%40.state%3D%3D%27onRoad%27%20%26%26%20%40.fragile%3D%3Dtrue%29%5D", "Lamp")]
    [InlineData("filter=$[?(@.state=='onRoad'&&@.fragile==true)]", "Lamp")]
    [InlineData("filter=stop[?(@.place=='Lyon'%26%26@.order==2)]", "Lamp")]
    [InlineData("filter=stop[?(@.place=='Lyon'%26%26@.order==2)].contact[?(@.id=='9')]", "Lamp")]
    [InlineData("filter=stop[0][?(@.place=='Nice')]", "")]
    [InlineData("filter=stop[1][?(@.place=='Nice')]", "Atlas")]
    [InlineData("filter=stop[-1:][?(@.order==2)]", "Atlas Lamp")]
    [InlineData("filter=$.stop", "Atlas Lamp")]
    [InlineData("filter=$[?(!@.stop)]", "Globe Mug, large")]
    [InlineData("filter=$[?(@.name=~/^a.*S$/i)]", "Atlas")]
    [InlineData("filter=$[?(@.name=~/[;&]|it's|Lamp/)]&sort=name", "Lamp")]
    [InlineData("filter=$[?(@.name=='Mug, large')]", "Mug, large")]
    [InlineData("filter=$[?(@.tag.length()>=2||@.stop.order.stddev()>0)]", "Atlas Globe")]
    [InlineData("filter=$[?(@.weight>@.pieces)]", "Atlas Globe Lamp")]
    [InlineData("filter=$[?(@.custom=='loose')]", "Lamp")]
    [InlineData("filter=$..[?(@.id=='9')]", "Lamp")]
    [InlineData("filter=$..contact", "Lamp")]
    [InlineData("filter=$[?(@.sentAt>='2026-03-01T12:00:00+02:00')]", "Globe Lamp")]
    [InlineData("filter=$[?(@.['@type']=='Letter')]", "Mug, large")]
    [InlineData("filter=$[?(@.@type=='Letter')]", "Mug, large")]
    [InlineData("filter=$[?(@.state=='packed')],$[?(@.state=='delivered')]", "Atlas Mug, large")]
    [InlineData("filter=$[?(@.state=='packed')]&filter=$[?(@.state=='delivered')]", "Atlas Mug, large")]
    [InlineData("filter=$[?(@.state=='packed')];$[?(@.state=='delivered')]", "Atlas Mug, large")]
    [InlineData("filter=$[?(@.state=='packed')];filter=$[?(@.state=='delivered')]", "Atlas Mug, large")]
    [InlineData("filter=stop[?(@.place=='Lyon')]&weight.gt=2", "Lamp")]
    [InlineData("filter=stop[?(@.place=='Lyon')];weight.gt=2", "Atlas Globe Lamp")]
    public async Task Filters(string query, string names)
    {
        var answer = await host.Rest.GetAsync($"{DepotModel.Parcels}?{query}{(query.Contains("sort=", StringComparison.Ordinal) ? "" : "&sort=name")}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(names, answer.Names);
        Assert.Equal(answer.Json.GetArrayLength().ToString(), answer.Header("X-Total-Count"));
    }

    [Theory]
    [InlineData("filter=", "400 invalidFilter: The JSONPath in 'filter' cannot be used. The expression ends where a name is expected. (at character 1 of '')")]
    [InlineData("filter=$[?(@.weight>1)&limit=2", "400 invalidFilter: The JSONPath in 'filter' cannot be used. There is '&' where ']' is expected. (at character 16 of '$[?(@.weight>1)&limit=2')")]
    [InlineData("filter=$[?(@.colour=='red')]", "400 invalidFilter: The JSONPath in 'filter' cannot be used. Parcel has no attribute 'colour'; it has id, href, name,")]
    [InlineData("filter=$[(@.length-1)]", "400 invalidFilter: The JSONPath in 'filter' cannot be used. Scripts are not run; write a condition as [?( )] or a position as [-1]. (at character 3 of")]
    [InlineData("fields=stop[?(@.place=='Lyon']", "400 invalidParameter: The JSONPath in 'fields' cannot be used. There is ']' where '&&', '||' or ')' is expected. (at character 23 of")]
    public async Task Refuses(string query, string error) => Assert.StartsWith(
        error, (await host.Rest.GetAsync($"{DepotModel.Parcels}?{query}")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Links_KeepTheFilter()
    {
        var answer = await host.Rest.GetAsync($"{DepotModel.Parcels}?filter=$[?(@.weight>1%26%26@.weight<20)]&limit=1");

        Assert.Contains("?filter=$[?(@.weight%3E1%26%26@.weight%3C20)]&offset=1&limit=1>; rel=\"next\"", answer.Header("Link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop[?(@.order==2)]", """{"@type":"Parcel","stop":[{"place":"Nice","order":2}]}""")]
    [InlineData("stop[?(@.order==2)].place,name", """{"@type":"Parcel","name":"Atlas","stop":[{"place":"Nice"}]}""")]
    [InlineData("$.stop[0].order,sender.id", """{"@type":"Parcel","sender":{"id":"7"},"stop":[{"order":1}]}""")]
    [InlineData("stop[?(@.order==9)],colour", """{"@type":"Parcel"}""")]
    [InlineData("$..place", """{"@type":"Parcel","stop":[{"place":"Lyon"},{"place":"Nice"}]}""")]
    public async Task Fields_KeepOnlyWhatThePathFinds(string fields, string document)
    {
        var list = await host.Rest.GetAsync($"{DepotModel.Parcels}?name=Atlas&fields={fields}");
        var one = await host.Rest.GetAsync($"{list.Json[0].GetProperty("href").GetString()}?fields={fields}");

        Assert.Equal(document, Rest(list.Json[0]));
        Assert.Equal(document, Rest(one.Json));

        static string Rest(System.Text.Json.JsonElement json)
        {
            Assert.True(json.TryGetProperty("id", out _) && json.TryGetProperty("href", out _));
            var members = json.EnumerateObject().Where(p => p.Name is not ("id" or "href")).OrderBy(p => p.Name, StringComparer.Ordinal);
            return $"{{{string.Join(",", members.Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}"))}}}";
        }
    }

    [Fact]
    public async Task Fields_KeepOnlyWhatThePathFinds_InTheAnswerToAPost()
    {
        var rest = new RestHost();
        await rest.InitializeAsync();

        var answer = await rest.PostAsync($"{DepotModel.Parcels}?fields=stop[?(@.order==2)]", """{"name":"New","stop":[{"order":1},{"order":2}]}""");
        await rest.DisposeAsync();

        Assert.Equal("""[{"order":2}]""", answer.Json.GetProperty("stop").GetRawText());
        Assert.False(answer.Json.TryGetProperty("name", out _));
    }
}
