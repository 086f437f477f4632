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
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Post_IsRefused_When_TheBodyIsNoJsonObject(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        foreach (var body in (string[])["{\"name\": ", "", "[]", "\"text\"", "null", "{} {}"])
        {
            (await subject.Product.Rest.SendAsync(HttpMethod.Post, subject.Path, body)).ExpectError(HttpStatusCode.BadRequest);
        }

        (await subject.Product.Rest.SendAsync(HttpMethod.Post, subject.Path, "<name/>", "application/xml")).ExpectError(HttpStatusCode.UnsupportedMediaType);
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Post_IsRefused_When_AMandatoryAttributeIsMissing(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        foreach (var attribute in subject.Resource.Create.Required)
        {
            var without = BodyMaker.Minimal(subject.Resource);
            without.Remove(attribute);
            var empty = BodyMaker.Minimal(subject.Resource);
            empty[attribute] = null;

            await AssertRefusedAsync(subject, without, attribute);
            await AssertRefusedAsync(subject, empty, attribute);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Post_IsRefused_When_AnAttributeIsOfAnotherType(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;

        // one attribute of each kind and shape that the resource has
        var kinds = resource.Create.Attributes
            .Where(a => a.Kind is not AttributeKind.Any && !ResourceConformance.IsServers(resource, a.Name))
            .GroupBy(a => (a.Kind, a.IsList)).Select(g => g.First());
        foreach (var attribute in kinds)
        {
            var body = BodyMaker.Minimal(resource);
            body[attribute.Name] = attribute.IsList || attribute.Kind is AttributeKind.Object ? "text" : new JsonObject { ["a"] = 1 };
            await AssertRefusedAsync(subject, body, attribute.Name);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Post_IsRefused_When_AValueDoesNotFitItsFormat(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
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
                await AssertRefusedAsync(subject, body, attribute.Name);
            }
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Post_IsRefused_When_ANestedEnumHasAnUnknownValue(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var body = BodyMaker.Maximal(subject.Resource);
        if (FindNestedEnum(subject.Resource, subject.Resource.Create, body, "") is var (owner, attribute))
        {
            owner[attribute.Name] = "noSuchValue";
            await AssertRefusedAsync(subject, body, attribute.Name);
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "GET")]
    [EveryResource(StoreKind.Postgres, With = "GET")]
    public async Task Calls_Answer404_When_TheIdIsUnknown(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var path = subject.ItemPath(NoSuchId);
        var rest = subject.Product.Rest;

        (await rest.GetAsync(path)).ExpectError(HttpStatusCode.NotFound);
        (await rest.PatchAsync(path, new JsonObject())).ExpectError(StatusOf(subject, "PATCH"));
        (await rest.DeleteAsync(path)).ExpectError(StatusOf(subject, "DELETE"));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "LIST")]
    [EveryResource(StoreKind.Postgres, With = "LIST")]
    public async Task List_IsRefused_When_TheQueryCannotBeUnderstood(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        foreach (var query in (string[])["noSuchAttribute=1", "sort=noSuchAttribute", "limit=-1", "limit=ten", "offset=-1"])
        {
            (await subject.Product.Rest.GetAsync($"{subject.Path}?{query}")).ExpectError(HttpStatusCode.BadRequest);
        }
    }

    private static HttpStatusCode StatusOf(Subject subject, string operation) =>
        ResourceConformance.Has(subject.Resource, operation) ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed;

    /// <summary>Refused with a message that names the attribute.</summary>
    private static async Task AssertRefusedAsync(Subject subject, JsonObject body, string attribute)
    {
        var answer = (await subject.PostAsync(body)).ExpectError(HttpStatusCode.BadRequest);
        Assert.Contains(attribute, answer.Body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static (JsonObject Owner, OfficialAttribute Attribute)? FindNestedEnum(OfficialResource resource, OfficialDefinition definition, JsonObject body, string path)
    {
        foreach (var attribute in definition.Attributes.Where(a => body.ContainsKey(a.Name)))
        {
            var place = path.Length == 0 ? attribute.Name : $"{path}.{attribute.Name}";
            if (ResourceConformance.IsServers(resource, place))
            {
                continue;
            }

            if (attribute.Kind is AttributeKind.Enum && path.Length > 0)
            {
                return (body, attribute);
            }

            var item = attribute.IsList ? body[attribute.Name]![0] : body[attribute.Name];
            if (attribute.Kind is AttributeKind.Object && FindNestedEnum(resource, definition.TypeOf(attribute), item!.AsObject(), place) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
