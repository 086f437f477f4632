using System.Net;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Faulty requests to every official resource: each is answered with the error body of the documents, and changes nothing.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class FaultyRequestTests(SharedProducts products)
{
    private const string NoSuchId = "there-is-none";

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Post_IsRefused_When_TheBodyIsNoJsonObject(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        foreach (var body in (string[])["{\"name\": ", "", "[]", "\"text\"", "null", "{} {}"])
        {
            (await product.Rest.SendAsync(HttpMethod.Post, resource.Path, body)).ExpectError(HttpStatusCode.BadRequest);
        }

        (await product.Rest.SendAsync(HttpMethod.Post, resource.Path, "<name/>", "application/xml")).ExpectError(HttpStatusCode.UnsupportedMediaType);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Post_IsRefused_When_AMandatoryAttributeIsMissing(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        foreach (var attribute in resource.Create.Required)
        {
            var without = BodyMaker.Minimal(resource);
            without.Remove(attribute);
            var empty = BodyMaker.Minimal(resource);
            empty[attribute] = null;

            await AssertRefusedAsync(product, resource, without, attribute);
            await AssertRefusedAsync(product, resource, empty, attribute);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Post_IsRefused_When_AnAttributeIsOfAnotherType(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);

        // one attribute of each kind and shape that the resource has
        var kinds = resource.Create.Attributes
            .Where(a => a.Kind is not AttributeKind.Any && !ResourceConformance.IsServers(resource, a.Name))
            .GroupBy(a => (a.Kind, a.IsList)).Select(g => g.First());
        foreach (var attribute in kinds)
        {
            var body = BodyMaker.Minimal(resource);
            body[attribute.Name] = attribute.IsList || attribute.Kind is AttributeKind.Object ? "text" : new JsonObject { ["a"] = 1 };
            await AssertRefusedAsync(product, resource, body, attribute.Name);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Post_IsRefused_When_AValueDoesNotFitItsFormat(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        foreach (var attribute in resource.Create.Attributes.Where(a => !a.IsList && !ResourceConformance.IsServers(resource, a.Name)))
        {
            JsonNode? faulty = attribute.Kind switch
            {
                AttributeKind.Enum => "noSuchValue",
                AttributeKind.DateTime => "last Tuesday",
                AttributeKind.Base64 => "#",
                AttributeKind.Integer => 1.5m,
                AttributeKind.Number => "12.50",
                AttributeKind.Boolean => "true",
                _ => null,
            };
            if (faulty is not null)
            {
                var body = BodyMaker.Minimal(resource);
                body[attribute.Name] = faulty;
                await AssertRefusedAsync(product, resource, body, attribute.Name);
            }
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Post_IsRefused_When_ANestedEnumHasAnUnknownValue(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Maximal(resource);
        if (FindNestedEnum(resource.Create, body, depth: 0) is var (owner, attribute))
        {
            owner[attribute.Name] = "noSuchValue";
            await AssertRefusedAsync(product, resource, body, attribute.Name);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Calls_Answer404_When_TheIdIsUnknown(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var path = resource.ItemPath(NoSuchId);
        var known = resource.Operations;

        (await product.Rest.GetAsync(path)).ExpectError(HttpStatusCode.NotFound);
        (await product.Rest.PatchAsync(path, new JsonObject())).ExpectError(known.Contains("PATCH") ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed);
        (await product.Rest.DeleteAsync(path)).ExpectError(known.Contains("DELETE") ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task List_IsRefused_When_TheQueryCannotBeUnderstood(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        foreach (var query in (string[])["noSuchAttribute=1", "sort=noSuchAttribute", "limit=-1", "limit=ten", "offset=-1"])
        {
            (await product.Rest.GetAsync($"{resource.Path}?{query}")).ExpectError(HttpStatusCode.BadRequest);
        }
    }

    /// <summary>Refused with a message that names the attribute.</summary>
    private static async Task AssertRefusedAsync(RunningProduct product, OfficialResource resource, JsonObject body, string attribute)
    {
        var answer = (await product.Rest.PostAsync(resource.Path, body)).ExpectError(HttpStatusCode.BadRequest);
        Assert.Contains(attribute, answer.Body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static (JsonObject Owner, OfficialAttribute Attribute)? FindNestedEnum(OfficialDefinition definition, JsonObject body, int depth)
    {
        foreach (var attribute in definition.Attributes.Where(a => body.ContainsKey(a.Name)))
        {
            if (attribute.Kind is AttributeKind.Enum && depth > 0)
            {
                return (body, attribute);
            }

            var item = attribute.IsList ? body[attribute.Name]![0] : body[attribute.Name];
            if (attribute.Kind is AttributeKind.Object && FindNestedEnum(definition.TypeOf(attribute), item!.AsObject(), depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
