using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Resources.Writes;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>An official resource in a running product: its addresses, and how one comes to be there.</summary>
internal sealed class Subject
{
    private string? _parentId;

    private Subject(RunningProduct product, OfficialResource resource) => (Product, Resource) = (product, resource);

    public RunningProduct Product { get; }

    public OfficialResource Resource { get; }

    public ServedResource Served => ServedResource.At(Resource.Path);

    /// <summary>The id of the resource that the collection is below; null for most.</summary>
    public string? ParentId => _parentId;

    /// <summary>The address of the collection, below a parent that is there.</summary>
    public string Path => _parentId is null ? Resource.Path : $"{Resource.Path[..Resource.Path.IndexOf('{')]}{Uri.EscapeDataString(_parentId)}{Resource.Path[(Resource.Path.IndexOf('}') + 1)..]}";

    private OfficialResource? Parent => Resource.Path.IndexOf("/{", StringComparison.Ordinal) is var end and >= 0
        ? OfficialDocuments.Resources.Values.Single(r => r.Path == Resource.Path[..end] && r.Subtype is null)
        : null;

    public static async Task<Subject> OfAsync(SharedProducts products, StoreKind store, string name)
    {
        var subject = new Subject(await products.GetAsync(store), OfficialDocuments.Resources[name]);
        if (subject.Parent is { } parent)
        {
            await subject.BindAsync(parent, BodyMaker.Minimal(parent));
        }

        return subject;
    }

    public string ItemPath(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    /// <summary>Creates one and gives its id.</summary>
    public async Task<string> CreateAsync(JsonObject body) => (await CreateWholeAsync(body)).GetProperty("id").GetString()!;

    /// <summary>
    /// Creates one as its document has it and gives what came back. What clients cannot create is put there by the server, and what is but a part of its
    /// parent comes with a new parent.
    /// </summary>
    public async Task<JsonElement> CreateWholeAsync(JsonObject body)
    {
        if (Resource.HasPost)
        {
            var answer = await PostAsync(body);
            Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Accepted, $"Expected 201, 200 or 202, got {answer}");
            return answer.Body;
        }

        if (Served.Part is { } part)
        {
            await BindAsync(Parent!, new JsonObject { [part.Attribute.JsonName] = new JsonArray(body.DeepClone()) }); // a part has one
            return (await Product.Rest.GetAsync(ItemPath("1"))).Expect(HttpStatusCode.OK).Body;
        }

        return await WriteAsync(Served, body);
    }

    public Task<RestAnswer> PostAsync(JsonObject body) => Product.Rest.PostAsync(Path, body);

    private async Task BindAsync(OfficialResource parent, JsonObject body)
    {
        var created = parent.HasPost
            ? (await Product.Rest.PostAsync(parent.Path, body)).Expect(HttpStatusCode.Created).Body
            : await WriteAsync(ServedResource.At(parent.Path), body);
        _parentId = created.GetProperty("id").GetString();
    }

    private async Task<JsonElement> WriteAsync(ServedResource served, JsonObject body)
    {
        var writer = Product.Services.GetRequiredKeyedService<ResourceWriter>(served.Domain);
        var stored = await writer.CreateAsync(
            served.Type, JsonElement.Parse(body.ToJsonString()), new WriteContext { IsServer = true }, CancellationToken.None);
        return stored.Document;
    }
}
