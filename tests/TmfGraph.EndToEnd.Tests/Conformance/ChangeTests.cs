using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>PATCH and DELETE of every official resource, as far as its document has them, and the refusal of what it does not have.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class ChangeTests(SharedProducts products)
{
    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Patch_ChangesTheAttributesSentAndNoOther_When_TheDocumentHasIt(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Maximal(resource);
        var id = await ResourceConformance.CreateAsync(product, resource, body);
        var patch = PatchOf(resource);

        var answer = await product.Rest.PatchAsync(resource.ItemPath(id), patch);

        if (!resource.Operations.Contains("PATCH"))
        {
            answer.ExpectError(HttpStatusCode.MethodNotAllowed);
            return;
        }

        var read = (await product.Rest.GetAsync(resource.ItemPath(id))).Expect(HttpStatusCode.OK);
        Assert.True(JsonElement.DeepEquals(answer.Expect(HttpStatusCode.OK).Body, read.Body), $"PATCH answered {answer.Body}, GET {read.Body}");
        var expected = body;
        foreach (var (attribute, value) in patch)
        {
            expected[attribute] = value?.DeepClone();
        }

        JsonDifferences.AssertKept(ResourceConformance.ToElement(expected), read.Body, path => ResourceConformance.IsServers(resource, path));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Patch_TakesAnAttributeAway_When_ItIsSentAsNull(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        if (!resource.Operations.Contains("PATCH"))
        {
            return;
        }

        var attribute = PatchableOf(resource).Where(a => !resource.Create.Required.Contains(a.Name)).OrderByDescending(a => a.IsList).First();
        var id = await ResourceConformance.CreateAsync(product, resource, BodyMaker.Maximal(resource));

        var answer = (await product.Rest.PatchAsync(resource.ItemPath(id), new JsonObject { [attribute.Name] = null })).Expect(HttpStatusCode.OK);

        Assert.False(answer.Body.TryGetProperty(attribute.Name, out _), $"'{attribute.Name}' is still there: {answer}");
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Patch_IsRefused_When_TheDocumentLeavesTheAttributeOutOfIt(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        if (!resource.Operations.Contains("PATCH"))
        {
            return;
        }

        var id = await ResourceConformance.CreateAsync(product, resource, BodyMaker.Maximal(resource));
        var before = (await product.Rest.GetAsync(resource.ItemPath(id))).Body;
        foreach (var attribute in resource.Definition.Attributes.Where(a => resource.NonPatchable.Contains(a.Name)))
        {
            var patch = new JsonObject { [attribute.Name] = OtherValue(resource, attribute) };
            var answer = await product.Rest.PatchAsync(resource.ItemPath(id), patch);
            if (attribute.Name is not "href" && !ResourceConformance.IsServersClock(attribute.Name))
            {
                answer.ExpectError(HttpStatusCode.BadRequest);
            }
            else
            {
                answer.Expect(HttpStatusCode.OK); // clients send back what they have read: addresses and times of the server's making are passed over
            }
        }

        var after = (await product.Rest.GetAsync(resource.ItemPath(id))).Body;
        Assert.True(JsonElement.DeepEquals(before, after), $"Was {before}, is {after}");
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Delete_RemovesTheResource_When_TheDocumentHasIt(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var id = await ResourceConformance.CreateAsync(product, resource, BodyMaker.Minimal(resource));

        var answer = await product.Rest.DeleteAsync(resource.ItemPath(id));

        if (!resource.Operations.Contains("DELETE"))
        {
            answer.ExpectError(HttpStatusCode.MethodNotAllowed);
            (await product.Rest.GetAsync(resource.ItemPath(id))).Expect(HttpStatusCode.OK);
            return;
        }

        answer.Expect(HttpStatusCode.NoContent);
        (await product.Rest.GetAsync(resource.ItemPath(id))).ExpectError(HttpStatusCode.NotFound);
        (await product.Rest.DeleteAsync(resource.ItemPath(id))).ExpectError(HttpStatusCode.NotFound);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task OtherMethods_AreRefused_When_TheDocumentHasNoneOfThem(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var id = await ResourceConformance.CreateAsync(product, resource, BodyMaker.Minimal(resource));
        (HttpMethod Method, string Path)[] calls =
        [
            (HttpMethod.Put, resource.ItemPath(id)), (HttpMethod.Post, resource.ItemPath(id)),
            (HttpMethod.Put, resource.Path), (HttpMethod.Delete, resource.Path),
        ];

        foreach (var (method, path) in calls)
        {
            var answer = (await product.Rest.SendAsync(method, path, method == HttpMethod.Delete ? null : "{}")).ExpectError(HttpStatusCode.MethodNotAllowed);

            var allowed = answer.Header("Allow")!.Split(", ");
            Assert.Contains("GET", allowed);
            Assert.DoesNotContain(method.Method, allowed);
        }
    }

    /// <summary>A value that no body has: what changes nothing need not be refused.</summary>
    private static JsonNode OtherValue(OfficialResource resource, OfficialAttribute attribute) => attribute switch
    {
        { Name: "@type" or "@baseType" } => "Another",
        { Kind: AttributeKind.DateTime } => "2031-01-01T00:00:00Z",
        _ => BodyMaker.Value(resource, attribute),
    };

    /// <summary>A text (or what comes next to it) and the first list: one is replaced, the other replaced as a whole.</summary>
    private static JsonObject PatchOf(OfficialResource resource)
    {
        var attributes = PatchableOf(resource).ToList();
        var chosen = attributes.Where(a => a is { IsList: false, Kind: AttributeKind.String }).Take(1).Concat(attributes.Where(a => a.IsList).Take(1));
        return new JsonObject(chosen.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)BodyMaker.Value(resource, a))));
    }

    /// <summary>
    /// What a client may both send and change. Enums are left out: they are states, which only go where their lifecycle allows, and a patch is
    /// not refused for what the _Update type "requires", which is a leftover of the documents' generator.
    /// </summary>
    private static IEnumerable<OfficialAttribute> PatchableOf(OfficialResource resource) =>
        resource.Create.Attributes.Where(a =>
            a.Kind is not AttributeKind.Enum && !a.Name.StartsWith('@') && !resource.NonPatchable.Contains(a.Name) && !ResourceConformance.IsServers(resource, a.Name));
}
