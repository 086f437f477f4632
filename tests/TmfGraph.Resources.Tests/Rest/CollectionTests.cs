using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>Collections other than a type's own at its API: below a resource, at a second API, inside a resource, by role.</summary>
public sealed class CollectionTests : IAsyncLifetime
{
    private const string Depot = "/tmf-api/depot/v4";

    private const string Sdl =
        """
        type Shelf @resource(path: "shelf") {
          id: ID! @setByServer
          href: String @setByServer
          name: String
          box: [Box!] @parts
        }

        type Note @resource(path: "shelf/{shelfId}/note") {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
          shelf: ShelfRef @required @immutable
          reader: [Reader!]
        }

        type ShelfRef @reference(to: ["Shelf"]) { id: ID @required  href: String }
        type Reader @reference(to: ["Person"]) { id: ID @required  role: String }
        type Box { id: ID  href: String  name: String  size: Decimal }

        type Tool @resource(path: "tool", extensions: [DELETE], operations: [LIST, GET, POST]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
          weight: Decimal
          reader: [Reader!]
        }
        extend type Tool @roleAlias(path: "/tmf-api/lent/v4/tool", of: "reader", role: "borrower")
        """;

    private const string Rental =
        """
        extend schema @api(id: "TMF903", title: "Rental", version: "4.0.0", basePath: "/tmf-api/rental/v4")

        extend type Tool @collection(path: "machine", aliases: ["/tmf-api/hire/v4/machine"], operations: [LIST, GET, POST], required: ["weight"])
        """;

    private readonly RestHost _host = new()
    {
        Model = DomainModelLoader.Load(
            "depot",
            [
                ("depot.graphqls", $"extend schema @api(id: \"TMF901\", title: \"Depot\", version: \"4.0.0\", basePath: \"{Depot}\")\n{Sdl}"),
                ("rental.graphqls", Rental),
            ]),
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Nested_IsCreatedListedAndRead_BelowItsParentAlone()
    {
        var shelf = await _host.CreateAsync($"{Depot}/shelf", "{}");
        var other = await _host.CreateAsync($"{Depot}/shelf", "{}");
        var notes = $"{Depot}/shelf/{shelf}/note";

        var created = await _host.PostAsync(notes, """{"name":"Top","shelf":{"id":"elsewhere"},"weight":1.50}""");
        var id = created.Json.GetProperty("id").GetString();
        await _host.CreateAsync($"{Depot}/shelf/{other}/note", """{"name":"Bottom"}""");
        var listed = await _host.GetAsync($"{notes}?limit=1");

        Assert.Equal(201, created.Status);
        Assert.Equal($"{notes}/{id}", created.Header("Location"));
        Assert.Equal(
            $$"""{"id":"{{id}}","href":"{{notes}}/{{id}}","shelf":{"id":"{{shelf}}","href":"{{Depot}}/shelf/{{shelf}}"},"name":"Top","weight":1.50}""", created.Body);
        Assert.Equal($"[{created.Body}]", listed.Body);
        Assert.Equal("1", listed.Header("X-Total-Count"));
        Assert.StartsWith($"<{notes}?offset=0&limit=1>", listed.Header("Link"), StringComparison.Ordinal);
        Assert.Equal(created.Body, (await _host.GetAsync($"{notes}/{id}")).Body);
        Assert.Equal(200, (await _host.PatchAsync($"{notes}/{id}", """{"name":"Upper"}""")).Status);
        Assert.Equal("Upper", (await _host.GetAsync($"{notes}?name=Upper")).Names);
        Assert.Equal($"404 resourceNotFound: There is no note with the id '{id}'.", (await _host.GetAsync($"{Depot}/shelf/{other}/note/{id}")).Error);
        Assert.Equal(404, (await _host.PatchAsync($"{Depot}/shelf/{other}/note/{id}", """{"name":"Mine"}""")).Status);
        Assert.Equal(404, (await _host.SendAsync(HttpMethod.Delete, $"{Depot}/shelf/{other}/note/{id}")).Status);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Delete, $"{notes}/{id}")).Status);
    }

    [Fact]
    public async Task Nested_IsRefused_When_ItsParentIsNotThere()
    {
        const string NotThere = "404 resourceNotFound: There is no shelf with the id 'none'.";

        Assert.Equal(NotThere, (await _host.GetAsync($"{Depot}/shelf/none/note")).Error);
        Assert.Equal(NotThere, (await _host.PostAsync($"{Depot}/shelf/none/note", """{"name":"Lost"}""")).Error);
        Assert.Equal(NotThere, (await _host.GetAsync($"{Depot}/shelf/none/note/1")).Error);
    }

    [Fact]
    public async Task Nested_GoesWithItsParent()
    {
        var shelf = await _host.CreateAsync($"{Depot}/shelf", "{}");
        var note = await _host.CreateAsync($"{Depot}/shelf/{shelf}/note", """{"name":"Top"}""");

        var deleted = await _host.SendAsync(HttpMethod.Delete, $"{Depot}/shelf/{shelf}");

        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, (await _host.GetAsync($"{Depot}/shelf/{shelf}/note/{note}")).Status);
    }

    [Fact]
    public async Task SecondApi_ServesTheSameResource_WithRulesOfItsOwn()
    {
        const string Machines = "/tmf-api/rental/v4/machine";
        var created = await _host.PostAsync(Machines, """{"name":"Drill","weight":2}""");
        var id = created.Json.GetProperty("id").GetString();

        Assert.Equal(201, created.Status);
        Assert.Equal($"{Depot}/tool/{id}", created.Header("Location"));
        Assert.Equal(created.Body, (await _host.GetAsync($"{Machines}/{id}")).Body);
        Assert.Equal(created.Body, (await _host.GetAsync($"/tmf-api/hire/v4/machine/{id}")).Body);
        Assert.Equal(created.Body, (await _host.GetAsync($"{Depot}/tool/{id}")).Body);
        Assert.StartsWith($"<{Machines}?", (await _host.GetAsync(Machines)).Header("Link"), StringComparison.Ordinal);
        Assert.Equal("400 validationFailed: 'weight' is mandatory.", (await _host.PostAsync(Machines, """{"name":"Saw"}""")).Error);
        Assert.Equal(201, (await _host.PostAsync($"{Depot}/tool", """{"name":"Saw"}""")).Status);
        Assert.Equal(405, (await _host.SendAsync(HttpMethod.Delete, $"{Machines}/{id}")).Status);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Delete, $"{Depot}/tool/{id}")).Status); // an extension
    }

    [Fact]
    public async Task Parts_AreReadFromTheirOwner()
    {
        var shelf = await _host.CreateAsync($"{Depot}/shelf", """{"box":[{"id":"b","name":"Blue","size":2.50},{"name":"Red","size":1},{"id":"c","name":"Cyan"}]}""");
        var boxes = $"{Depot}/shelf/{shelf}/box";

        var listed = await _host.GetAsync($"{boxes}?sort=-name&limit=2");
        var one = await _host.GetAsync($"{boxes}/b");
        var filtered = await _host.GetAsync($"{boxes}?size.lt=2&fields=name");

        Assert.Equal("Red Cyan", listed.Names);
        Assert.Equal(206, listed.Status);
        Assert.Equal("3", listed.Header("X-Total-Count"));
        Assert.Equal($$"""{"id":"b","href":"{{boxes}}/b","name":"Blue","size":2.50}""", one.Body);
        Assert.Equal($$"""[{"id":"2","href":"{{boxes}}/2","name":"Red"}]""", filtered.Body);
        Assert.Equal("404 resourceNotFound: There is no box with the id '9'.", (await _host.GetAsync($"{boxes}/9")).Error);
        Assert.Equal(404, (await _host.GetAsync($"{Depot}/shelf/none/box")).Status);
        Assert.Equal(405, (await _host.PostAsync(boxes, "{}")).Status);
    }

    [Fact]
    public async Task RoleAlias_ListsThoseWithTheRole_AndFindsAnyById()
    {
        const string Lent = "/tmf-api/lent/v4/tool";
        await _host.CreateAsync($"{Depot}/tool", """{"name":"Saw","reader":[{"id":"1","role":"Borrower"}]}""");
        var other = await _host.CreateAsync(Lent, """{"name":"Axe","reader":[{"id":"1","role":"keeper"}]}""");

        var listed = await _host.GetAsync($"{Lent}?reader.id=1");

        Assert.Equal("Saw", listed.Names);
        Assert.StartsWith($"<{Lent}?", listed.Header("Link"), StringComparison.Ordinal);
        Assert.Equal(200, (await _host.GetAsync($"{Lent}/{other}")).Status);
    }

    [Theory]
    [InlineData("""type A @resource(path: "b/{bId}/a") { id: ID! }""", "The path begins with 'b', which is no resource of TMF901.")]
    [InlineData("""type B @resource(path: "b") { id: ID! } type A @resource(path: "b/{bId}/a") { id: ID! }""", "'{bId}' needs an attribute 'b' that is a reference to B alone")]
    [InlineData("""type A @resource(path: "a/b/c") { id: ID! }""", "The path 'a/b/c' must be one plain segment")]
    [InlineData("""type A @resource(path: "a") { id: ID!  x: String @parts }""", "@parts stands on a list of a resource whose objects have an id")]
    [InlineData("""type A @resource(path: "a") { id: ID! } extend type A @collection(path: "x", required: ["y"])""", "@collection requires 'y', which A does not have.")]
    [InlineData("""type A @resource(path: "a") { id: ID! } extend type A @collection(path: "a")""", "'/tmf-api/depot/v4/a' is the path of A already")]
    [InlineData("""type A @resource(path: "a") { id: ID!  x: String } extend type A @roleAlias(path: "/x/y", of: "x", role: "z")""", "@roleAlias needs a list of references with roles; 'x' is none.")]
    public void Model_IsRefused_When_ACollectionCannotBe(string sdl, string problem)
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.Load(
            "depot", [("depot.graphqls", $"extend schema @api(id: \"TMF901\", title: \"Depot\", version: \"4.0.0\", basePath: \"{Depot}\")\n{sdl}")]));

        Assert.StartsWith(problem, Assert.Single(exception.Problems).Message, StringComparison.Ordinal);
    }
}
