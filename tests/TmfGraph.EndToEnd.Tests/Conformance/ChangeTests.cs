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
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        var body = BodyMaker.Maximal(resource);
        var id = await subject.CreateAsync(body);
        var patch = PatchOf(resource);

        var answer = await subject.Product.Rest.PatchAsync(subject.ItemPath(id), patch);

        if (!resource.Operations.Contains("PATCH"))
        {
            answer.ExpectError(resource.HasGet ? HttpStatusCode.MethodNotAllowed : answer.Status);
            return;
        }

        var read = (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).Expect(HttpStatusCode.OK);
        Assert.True(JsonElement.DeepEquals(answer.Expect(HttpStatusCode.OK).Body, read.Body), $"PATCH answered {answer.Body}, GET {read.Body}");
        foreach (var (attribute, value) in patch)
        {
            body[attribute] = value?.DeepClone();
        }

        JsonDifferences.AssertKept(resource, ResourceConformance.ToElement(body), read.Body);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "PATCH")]
    [EveryResource(StoreKind.Postgres, With = "PATCH")]
    public async Task Patch_TakesAnAttributeAway_When_ItIsSentAsNull(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        if (PatchableOf(resource).Where(a => !resource.Create.Required.Contains(a.Name)).OrderByDescending(a => a.IsList).FirstOrDefault() is not { } attribute)
        {
            return; // everything a PATCH may change is mandatory
        }

        var id = await subject.CreateAsync(BodyMaker.Maximal(resource));

        var answer = (await subject.Product.Rest.PatchAsync(subject.ItemPath(id), new JsonObject { [attribute.Name] = null })).Expect(HttpStatusCode.OK);

        Assert.False(answer.Body.TryGetProperty(attribute.Name, out _), $"'{attribute.Name}' is still there: {answer}");
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "PATCH")]
    [EveryResource(StoreKind.Postgres, With = "PATCH")]
    public async Task Patch_IsRefused_When_TheDocumentLeavesTheAttributeOutOfIt(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        var body = BodyMaker.Maximal(resource);
        var id = await subject.CreateAsync(body);
        var before = (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).Body;
        foreach (var attribute in resource.Definition.Attributes.Where(a => resource.NonPatchable.Contains(a.Name)))
        {
            var patch = new JsonObject { [attribute.Name] = OtherValue(resource, attribute, body[attribute.Name]) };
            var answer = await subject.Product.Rest.PatchAsync(subject.ItemPath(id), patch);
            if (attribute.Name is not "href" && !ResourceConformance.IsServersClock(attribute.Name))
            {
                answer.ExpectError(HttpStatusCode.BadRequest);
            }
            else
            {
                answer.Expect(HttpStatusCode.OK); // clients send back what they have read: addresses and times of the server's making are passed over
            }
        }

        var after = (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).Body;
        Assert.True(JsonElement.DeepEquals(before, after), $"Was {before}, is {after}");
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "PUT")]
    [EveryResource(StoreKind.Postgres, With = "PUT")]
    public async Task Put_ReplacesTheWholeResource_When_TheDocumentHasIt(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        var id = await subject.CreateAsync(BodyMaker.Maximal(resource));
        var body = BodyMaker.Minimal(resource);

        var answer = (await subject.Product.Rest.SendAsync(HttpMethod.Put, subject.ItemPath(id), body.ToJsonString())).Expect(HttpStatusCode.OK);

        var read = (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).Expect(HttpStatusCode.OK);
        Assert.True(JsonElement.DeepEquals(answer.Body, read.Body), $"PUT answered {answer.Body}, GET {read.Body}");
        JsonDifferences.AssertKept(resource, ResourceConformance.ToElement(body), read.Body);

        // the server fills in its type and its times
        var left = resource.Create.Attributes.Where(a => a is { Name: not "@type", Kind: not AttributeKind.DateTime } && !body.ContainsKey(a.Name)
            && !ResourceConformance.IsServers(resource, a.Name) && read.Body.TryGetProperty(a.Name, out _));
        Assert.Empty(left.Select(a => a.Name));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "GET")]
    [EveryResource(StoreKind.Postgres, With = "GET")]
    public async Task Delete_RemovesTheResource_When_TheDocumentHasIt(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var id = await subject.CreateAsync(BodyMaker.Minimal(subject.Resource));

        var answer = await subject.Product.Rest.DeleteAsync(subject.ItemPath(id));

        if (!ResourceConformance.Has(subject.Resource, "DELETE"))
        {
            answer.ExpectError(HttpStatusCode.MethodNotAllowed);
            (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).Expect(HttpStatusCode.OK);
            return;
        }

        answer.Expect(HttpStatusCode.NoContent);
        (await subject.Product.Rest.GetAsync(subject.ItemPath(id))).ExpectError(HttpStatusCode.NotFound);
        (await subject.Product.Rest.DeleteAsync(subject.ItemPath(id))).ExpectError(HttpStatusCode.NotFound);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task OtherMethods_AreRefused_When_TheDocumentHasNoneOfThem(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var item = subject.ItemPath("any");
        (string Operation, HttpMethod Method, string Path)[] calls =
        [
            ("PUT", HttpMethod.Put, item), ("", HttpMethod.Post, item), ("", HttpMethod.Put, subject.Path), ("", HttpMethod.Delete, subject.Path),
        ];

        foreach (var (operation, method, path) in calls.Where(c => !subject.Resource.Operations.Contains(c.Operation)))
        {
            var answer = await subject.Product.Rest.SendAsync(method, path, method == HttpMethod.Delete ? null : "{}");
            if (path == item && !subject.Resource.HasGet)
            {
                answer.ExpectError(answer.Status is HttpStatusCode.NotFound ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed); // there is no such address
                continue;
            }

            answer.ExpectError(HttpStatusCode.MethodNotAllowed);
            var allowed = answer.Header("Allow")!.Split(", ");
            Assert.Contains(path == item || subject.Resource.Operations.Contains("LIST") ? "GET" : "POST", allowed);
            Assert.DoesNotContain(method.Method, allowed);
        }
    }

    /// <summary>A value that the body does not have: what changes nothing need not be refused.</summary>
    private static JsonNode OtherValue(OfficialResource resource, OfficialAttribute attribute, JsonNode? sent) => attribute switch
    {
        { Kind: AttributeKind.Boolean } => sent is null || !sent.GetValue<bool>(),
        { Name: "@type" or "@baseType" } => "Another",
        { Kind: AttributeKind.DateTime } => "2031-01-01T00:00:00Z",
        { Kind: AttributeKind.Enum } => attribute.Values[^1],
        _ => Enumerable.Range(0, 4).Select(_ => BodyMaker.Value(resource, attribute)).First(other => !JsonNode.DeepEquals(other, sent)),
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
