namespace TmfGraph.Resources.Tests.Rest;

public sealed class FilterTests : IClassFixture<FilterTests.Host>
{
    private readonly Host _host;

    public FilterTests(Host host) => _host = host;

    [Theory]
    [InlineData("name=Atlas", "atlas")]
    [InlineData("name=Nobody", "")]
    [InlineData("state=onRoad", "Globe Lamp")]
    [InlineData("state=onRoad&fragile=true", "Lamp")]
    [InlineData("state=packed,onRoad", "Atlas Globe Lamp")]
    [InlineData("state=packed%2ConRoad", "Atlas Globe Lamp")]
    [InlineData("state=packed&state=onRoad", "Atlas Globe Lamp")]
    [InlineData("state.in=packed,onRoad", "Atlas Globe Lamp")]
    [InlineData("state.ne=packed", "Globe Lamp Mug,%20large")]
    [InlineData("state.ne=packed,onRoad", "Mug,%20large")]
    [InlineData("name=Mug%2C%20large", "Mug,%20large")]
    [InlineData("name=Atlas,Lamp", "Atlas Lamp")]
    [InlineData("state=packed;state=delivered", "Atlas Mug,%20large")]
    [InlineData("fragile=true&state=onRoad;name=Atlas", "Atlas Lamp")]
    [InlineData("state=packed;delivered", "Atlas Mug,%20large")]
    [InlineData("weight.gt=2", "Globe Lamp")]
    [InlineData("weight.gte=2", "Globe Lamp Mug,%20large")]
    [InlineData("weight.lt=2", "Atlas")]
    [InlineData("weight.lte=2", "Atlas Mug,%20large")]
    [InlineData("weight.eq=2.00", "Mug,%20large")]
    [InlineData("weight>2", "Globe Lamp")]
    [InlineData("weight%3E2", "Globe Lamp")]
    [InlineData("weight>=2", "Globe Lamp Mug,%20large")]
    [InlineData("weight%3E%3D2", "Globe Lamp Mug,%20large")]
    [InlineData("weight%3E=2", "Globe Lamp Mug,%20large")]
    [InlineData("weight%3C2", "Atlas")]
    [InlineData("weight%3C%3D2", "Atlas Mug,%20large")]
    [InlineData("weight==10", "Lamp")]
    [InlineData("weight%3D%3D10", "Lamp")]
    [InlineData("weight.gt=1.5&weight.lt=10", "Globe Mug,%20large")]
    [InlineData("name.regex=%5E%5BGL%5D", "Globe Lamp")]
    [InlineData("name*=la", "Atlas Mug,%20large")]
    [InlineData("name=~la", "Atlas Mug,%20large")]
    [InlineData("name%3D~la", "Atlas Mug,%20large")]
    [InlineData("sender.id=7", "Atlas Globe")]
    [InlineData("sender.@referredType=Company", "Globe")]
    [InlineData("stop.place=Lyon", "Atlas Lamp")]
    [InlineData("stop.contact.id=9", "Lamp")]
    [InlineData("stop.place=Lyon&stop.order=2", "Atlas Lamp")]
    [InlineData("tag=heavy", "Globe Lamp")]
    [InlineData("sentAt.gte=2026-03-01T00:00:00Z", "Globe Lamp")]
    [InlineData("sentAt.lt=2026-03-01T01:00:00%2B02:00", "Atlas")]
    [InlineData("sentAt=2026-03-01T12:00:00+02:00", "Globe")]
    [InlineData("sentAt.lt=2026-03-01", "Atlas")]
    [InlineData("dueOn=2026-04-01", "Atlas")]
    [InlineData("pieces.in=1,3", "Atlas Lamp")]
    [InlineData("@type=Letter", "Mug,%20large")]
    [InlineData("stamp=5", "Mug,%20large")]
    [InlineData("custom=loose", "Lamp")]
    [InlineData("name='Atlas'", "Atlas")]
    [InlineData("name=%22Atlas%22", "Atlas")]
    [InlineData("name='Mug,%20large',Lamp", "Lamp Mug,%20large")]
    [InlineData("name=%27Mug%2C+large%27,%27Lamp%27", "Lamp Mug,%20large")]
    [InlineData("weight='2'", "Mug,%20large")]
    [InlineData("weight.gt=%222%22&fragile='true'", "Lamp")]
    [InlineData("state.in='packed','delivered'", "Atlas Mug,%20large")]
    [InlineData("name.regex='%5EA'", "Atlas")]
    [InlineData("sentAt=2026-02-01T10:00:00.000Z", "Atlas")]
    [InlineData("sentAt='2026-02-01T11:00%2B01:00'", "Atlas")]
    [InlineData("sentAt=2026-03-02T08:00:00.500Z", "Lamp")]
    [InlineData("sentAt=2026-03-02T10:00:00.5+0200", "Lamp")]
    [InlineData("dueOn=2026-04-01T00:00:00Z", "Atlas")]
    [InlineData("weight=1.50", "Atlas")]
    [InlineData("weight=15e-1", "Atlas")]
    public async Task Filters(string query, string names)
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?{query}&sort=name");

        Assert.Equal(200, answer.Status);
        Assert.Equal(Uri.UnescapeDataString(names), answer.Names, ignoreCase: true);
    }

    [Theory]
    [InlineData("colour=red", "400 unknownAttribute: 'colour' names no attribute: Parcel has no 'colour'.")]
    [InlineData("sender.colour=red", "400 unknownAttribute: 'sender.colour' names no attribute: PartyRef has no 'colour'. It has id, name, @referredType.")]
    [InlineData("name.first=x", "400 invalidFilter: 'name.first' goes on after 'name', which has no attributes.")]
    [InlineData("sender=7", "400 invalidFilter: 'sender' holds objects; name one of their attributes, for instance 'sender.id'.")]
    [InlineData("weight=heavy", "400 invalidFilter: 'weight' is compared with 'heavy'; it must be a number.")]
    [InlineData("pieces.gt=1.5", "400 invalidFilter: 'pieces.gt' is compared with '1.5'; it must be a whole number.")]
    [InlineData("fragile=yes", "400 invalidFilter: 'fragile' is compared with 'yes'; it must be true or false.")]
    [InlineData("sentAt.gt=yesterday", "400 invalidFilter: 'sentAt.gt' is compared with 'yesterday'; it must be a date and time such as 2026-03-01T09:30:00Z.")]
    [InlineData("dueOn=1.4.2026", "400 invalidFilter: 'dueOn' is compared with '1.4.2026'; it must be a date such as 2026-03-01.")]
    [InlineData("weight='heavy'", "400 invalidFilter: 'weight' is compared with 'heavy'; it must be a number.")]
    [InlineData("state=broken", "400 invalidFilter: 'state' is compared with 'broken'; it must be one of packed, onRoad, delivered, lost.")]
    [InlineData("fragile.gt=true", "400 invalidFilter: 'fragile.gt' has no order; compare it for equality.")]
    [InlineData("weight.regex=1", "400 invalidFilter: 'weight.regex' is no text; a regular expression does not fit it.")]
    [InlineData("weight.gt>1", "400 invalidFilter: 'weight.gt' says the comparison twice; leave the suffix or the sign out.")]
    public async Task Refuses(string query, string error)
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?{query}");

        Assert.StartsWith(error, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("\\p{L}")]
    [InlineData("(?<n>F)")]
    [InlineData("a{99999}")]
    public async Task Refuses_ARegularExpressionThatCannotBeRead(string pattern)
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?name.regex={Uri.EscapeDataString(pattern)}");

        Assert.StartsWith("400 invalidFilter: The regular expression for 'name.regex' cannot be read:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_MoreConditionsThanAllowed()
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?{string.Join('&', Enumerable.Repeat("pieces=1", 51))}");

        Assert.Equal("400 invalidFilter: There are 51 conditions; 50 are allowed.", answer.Error);
    }

    [Theory]
    [InlineData("name", "Atlas Globe Lamp Mug, large")]
    [InlineData("-name", "Mug, large Lamp Globe Atlas")]
    [InlineData("weight", "Atlas Mug, large Globe Lamp")]
    [InlineData("%2Bweight", "Atlas Mug, large Globe Lamp")]
    [InlineData("+weight", "Atlas Mug, large Globe Lamp")]
    [InlineData("sender.id,-weight", "Globe Atlas Lamp Mug, large")]
    [InlineData("stop[*].place,-name", "Lamp Atlas Mug, large Globe")]
    [InlineData("-$.stop[0].order,name", "Globe Mug, large Lamp Atlas")]
    [InlineData("$['weight']", "Atlas Mug, large Globe Lamp")]
    [InlineData("-fragile,name", "Mug, large Lamp Atlas Globe")]
    public async Task Sorts(string sort, string names)
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?sort={sort}");

        Assert.Equal(names, answer.Names);
    }

    [Theory]
    [InlineData("colour", "400 unknownAttribute: 'colour' names no attribute: Parcel has no 'colour'.")]
    [InlineData("sender", "400 invalidParameter: 'sender' cannot be sorted by: it holds objects; name one of their attributes.")]
    [InlineData("stop.place", "400 invalidParameter: 'stop.place' cannot be sorted by: 'stop' is a list; to sort by its first element write 'stop[*]'.")]
    [InlineData("stop[1].place", "400 invalidParameter: 'stop[1].place' cannot be sorted by; only names, '[*]' and '[0]' can stand in 'sort'.")]
    [InlineData("stop[*", "400 invalidParameter: The JSONPath in 'sort' cannot be used. The expression ends where ']' is expected. (at character 7 of 'stop[*')")]
    [InlineData("stop[*]", "400 invalidParameter: 'stop[*]' cannot be sorted by: it holds objects; name one of their attributes.")]
    [InlineData("name,,weight", "400 invalidParameter: 'sort' names no attribute; write for instance sort=-orderDate,name.")]
    public async Task Refuses_Sort(string sort, string error)
    {
        var answer = await _host.Rest.GetAsync($"{DepotModel.Parcels}?sort={sort}");

        Assert.StartsWith(error, answer.Error, StringComparison.Ordinal);
    }

    public sealed class Host : IAsyncLifetime
    {
        internal RestHost Rest { get; } = new();

        public async Task InitializeAsync()
        {
            await Rest.InitializeAsync();
            string[] parcels =
            [
                """{"name":"Atlas","weight":1.5,"pieces":1,"fragile":false,"sentAt":"2026-02-01T10:00:00Z","dueOn":"2026-04-01","state":"packed","sender":{"id":"7","@referredType":"Person"},"stop":[{"place":"Lyon","order":1},{"place":"Nice","order":2}]}""",
                """{"name":"Globe","weight":9.75,"pieces":2,"fragile":false,"sentAt":"2026-03-01T10:00:00Z","state":"onRoad","sender":{"id":"7","@referredType":"Company"},"tag":["heavy","round"]}""",
                """{"name":"Lamp","weight":10,"pieces":3,"fragile":true,"sentAt":"2026-03-02T10:00:00.5+02:00","state":"onRoad","sender":{"id":"8","@referredType":"Person"},"stop":[{"place":"Lyon","order":2,"contact":{"id":"9"}}],"tag":["heavy"],"custom":"loose"}""",
                """{"name":"Mug, large","weight":2.0,"pieces":4,"state":"delivered","@type":"Letter","stamp":5}""",
            ];
            foreach (var parcel in parcels)
            {
                await Rest.CreateAsync(DepotModel.Parcels, parcel);
            }
        }

        public Task DisposeAsync() => Rest.DisposeAsync();
    }
}
