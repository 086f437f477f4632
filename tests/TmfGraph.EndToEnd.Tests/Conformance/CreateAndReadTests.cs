using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>POST and both GETs of every official resource, with bodies made from its document.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class CreateAndReadTests(SharedProducts products)
{
    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, WithSubtypes = true)]
    [EveryResource(StoreKind.Postgres, WithSubtypes = true)]
    public async Task Get_GivesWhatWasPosted_When_EveryAttributeIsSent(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Maximal(resource);

        var created = await CreateAsync(product, resource, body);

        JsonDifferences.AssertKept(ResourceConformance.ToElement(body), created, path => ResourceConformance.IsServers(resource, path));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Get_GivesWhatWasPosted_When_OnlyMandatoryAttributesAreSent(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Minimal(resource);

        var created = await CreateAsync(product, resource, body);

        JsonDifferences.AssertKept(ResourceConformance.ToElement(body), created, path => ResourceConformance.MayBeAdded(resource, body, path));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task List_FindsTheResource_When_FilteredByIdOrByAnAttribute(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Maximal(resource);
        var id = await ResourceConformance.CreateAsync(product, resource, body);
        var attribute = resource.Create.Attributes.First(a => a is { Kind: AttributeKind.String, IsList: false } && !a.Name.StartsWith('@'));
        var value = body[attribute.Name]!.GetValue<string>();

        string[] filters = [$"id={id}", $"{attribute.Name}={Uri.EscapeDataString(value)}"];
        foreach (var filter in filters)
        {
            var answer = (await product.Rest.GetAsync($"{resource.Path}?{filter}")).Expect(HttpStatusCode.OK);

            var found = Assert.Single(answer.Body.EnumerateArray());
            Assert.Equal(id, found.GetProperty("id").GetString());
            Assert.Equal("1", answer.Header("X-Total-Count"));
            Assert.Equal("1", answer.Header("X-Result-Count"));
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Get_GivesTheAttributesAskedFor_When_FieldsAreNamed(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var id = await ResourceConformance.CreateAsync(product, resource, BodyMaker.Maximal(resource));
        var asked = resource.Create.Attributes.Where(a => !a.Name.StartsWith('@')).Take(2).Select(a => a.Name).ToList();

        var answer = (await product.Rest.GetAsync($"{resource.ItemPath(id)}?fields={string.Join(',', asked)}")).Expect(HttpStatusCode.OK);
        var bare = (await product.Rest.GetAsync($"{resource.ItemPath(id)}?fields=none")).Expect(HttpStatusCode.OK);

        Assert.Equal(Sorted(["href", "id", .. asked]), NamesOf(answer.Body));
        Assert.Equal(["href", "id"], NamesOf(bare.Body));
    }

    private static async Task<JsonElement> CreateAsync(RunningProduct product, OfficialResource resource, JsonObject body)
    {
        var created = (await product.Rest.PostAsync(resource.Path, body)).Expect(HttpStatusCode.Created);
        var id = created.Body.GetProperty("id").GetString()!;
        var href = created.Body.GetProperty("href").GetString()!;
        Assert.NotEmpty(id);
        Assert.Equal(href, created.Header("Location"));
        Assert.EndsWith(resource.ItemPath(id), href, StringComparison.Ordinal);

        var read = (await product.Rest.GetAsync(href)).Expect(HttpStatusCode.OK);
        Assert.True(JsonElement.DeepEquals(created.Body, read.Body), $"POST answered {created.Body}, GET {read.Body}");
        return read.Body;
    }

    /// <summary>Without <c>@type</c>, which is kept where a resource has subtypes: the rest could not be read without it.</summary>
    private static List<string> NamesOf(JsonElement resource) => Sorted(resource.EnumerateObject().Select(p => p.Name).Where(n => n != "@type"));

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
