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
        var subject = await Subject.OfAsync(products, store, name);

        await AssertKeptAsync(subject, BodyMaker.Maximal(subject.Resource));
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite)]
    [EveryResource(StoreKind.Postgres)]
    public async Task Get_GivesWhatWasPosted_AndEverythingMandatory_When_OnlyMandatoryAttributesAreSent(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);

        var created = await AssertKeptAsync(subject, BodyMaker.Minimal(subject.Resource));

        if (subject.Resource.HasPost)
        {
            var missing = subject.Resource.AlwaysThere.Where(a => !created.TryGetProperty(a, out var value) || value.ValueKind is JsonValueKind.Null).ToList();
            Assert.True(missing.Count == 0, $"The answer lacks {string.Join(", ", missing)}: {created}");
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "LIST")]
    [EveryResource(StoreKind.Postgres, With = "LIST")]
    public async Task List_FindsTheResource_When_FilteredByAMandatoryAttribute(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var created = await subject.CreateWholeAsync(BodyMaker.Maximal(subject.Resource));
        var id = created.GetProperty("id").GetString()!;
        var mandatory = subject.Resource.AlwaysThere.Concat(subject.Resource.Create.Required).Distinct()
            .Select(a => Leaf(created, subject.Resource.Definition, a)).OfType<(string Path, string Value)>();
        foreach (var (path, value) in mandatory)
        {
            foreach (var written in (string[])[value, $"\"{value}\""])
            {
                var answer = (await subject.Product.Rest.GetAsync($"{subject.Path}?id={id}&{path}={Uri.EscapeDataString(written)}")).Expect(HttpStatusCode.OK);

                Assert.True(answer.Body.GetArrayLength() == 1, $"{path}={written} does not find {created}");
            }
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "LIST")]
    [EveryResource(StoreKind.Postgres, With = "LIST")]
    public async Task List_FindsTheResource_When_FilteredByIdOrByAText(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var body = BodyMaker.Maximal(subject.Resource);
        var id = await subject.CreateAsync(body);
        var attribute = subject.Resource.Create.Attributes.FirstOrDefault(
            a => a is { Kind: AttributeKind.String, IsList: false } && !a.Name.StartsWith('@') && !ResourceConformance.IsServers(subject.Resource, a.Name));

        string[] filters = [$"id={id}", .. attribute is null ? [] : (string[])[$"{attribute.Name}={Uri.EscapeDataString(body[attribute.Name]!.GetValue<string>())}"]];
        foreach (var filter in filters)
        {
            var answer = (await subject.Product.Rest.GetAsync($"{subject.Path}?{filter}")).Expect(HttpStatusCode.OK);

            var found = Assert.Single(answer.Body.EnumerateArray());
            Assert.Equal(id, found.GetProperty("id").GetString());
            Assert.Equal("1", answer.Header("X-Total-Count"));
            Assert.Equal("1", answer.Header("X-Result-Count"));
        }
    }

    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "GET")]
    [EveryResource(StoreKind.Postgres, With = "GET")]
    public async Task Get_GivesTheAttributesAskedFor_When_FieldsAreNamed(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var id = await subject.CreateAsync(BodyMaker.Maximal(subject.Resource));
        var asked = subject.Resource.Create.Attributes.Where(a => !a.Name.StartsWith('@') && !ResourceConformance.IsServers(subject.Resource, a.Name))
            .Take(2).Select(a => a.Name).DefaultIfEmpty("id").ToList();

        var answer = (await subject.Product.Rest.GetAsync($"{subject.ItemPath(id)}?fields={string.Join(',', asked)}")).Expect(HttpStatusCode.OK);
        var bare = (await subject.Product.Rest.GetAsync($"{subject.ItemPath(id)}?fields=none")).Expect(HttpStatusCode.OK);

        Assert.Equal(Sorted(["href", "id", .. asked]), NamesOf(answer.Body));
        Assert.Equal(["href", "id"], NamesOf(bare.Body));
    }

    private static async Task<JsonElement> AssertKeptAsync(Subject subject, JsonObject body)
    {
        var resource = subject.Resource;
        var sent = ResourceConformance.ToElement(body);
        var created = await subject.CreateWholeAsync(body);
        JsonDifferences.AssertKept(resource, sent, created);
        var id = created.GetProperty("id").GetString()!;
        var href = created.GetProperty("href").GetString()!;
        Assert.NotEmpty(id);
        if (!resource.HasGet)
        {
            return created;
        }

        foreach (var address in (string[])[href, subject.ItemPath(id)])
        {
            JsonDifferences.AssertKept(resource, sent, (await subject.Product.Rest.GetAsync(address)).Expect(HttpStatusCode.OK).Body);
        }

        return created;
    }

    /// <summary>The first value to filter by at an attribute or below it, with its path.</summary>
    private static (string Path, string Value)? Leaf(JsonElement document, OfficialDefinition definition, string name)
    {
        if (definition.Find(name) is not { } attribute || !document.TryGetProperty(name, out var value))
        {
            return null;
        }

        var item = attribute.IsList ? value.EnumerateArray().FirstOrDefault() : value;
        if (attribute.Kind is AttributeKind.Object && item.ValueKind is JsonValueKind.Object)
        {
            var type = definition.TypeOf(attribute);
            return type.Attributes.Where(a => a.Name != "href" && !a.Name.StartsWith('@')).Select(a => Leaf(item, type, a.Name)).FirstOrDefault(l => l is not null) is var (path, leaf)
                ? ($"{name}.{path}", leaf)
                : null;
        }

        return attribute.Kind is AttributeKind.Any or AttributeKind.Object || item.ValueKind is JsonValueKind.Undefined ? null : (name, item.ValueKind is JsonValueKind.String ? item.GetString()! : item.GetRawText());
    }

    /// <summary>Without <c>@type</c>, which is kept where a resource has subtypes: the rest could not be read without it.</summary>
    private static List<string> NamesOf(JsonElement resource) => Sorted(resource.EnumerateObject().Select(p => p.Name).Where(n => n != "@type"));

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
