using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Every endpoint of the project's own API list answers, as the official resource behind it does.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class SeedAliasTests(SharedProducts products)
{
    [OfficialTheory]
    [EverySeedAlias(StoreKind.Sqlite)]
    [EverySeedAlias(StoreKind.Postgres)]
    public async Task Alias_CreatesListsReadsChangesAndDeletes(StoreKind store, string path)
    {
        var product = await products.GetAsync(store);
        foreach (var resource in OfficialDocuments.SeedAliases[path].Resources)
        {
            var body = BodyMaker.Minimal(resource);
            body["@type"] = resource.Definition.Name;
            body["relatedParty"] = new JsonArray(new JsonObject { ["id"] = "C000001", ["role"] = "Customer", ["@referredType"] = "Customer" });

            var created = (await product.Rest.PostAsync(path, body)).Expect(HttpStatusCode.Created).Body;
            var id = created.GetProperty("id").GetString()!;
            var official = ServedResource.At(resource.Path).Type.HrefOf(id);
            var listed = (await product.Rest.GetAsync($"{path.ToUpperInvariant()}?id={id}&@type={resource.Definition.Name}")).Expect(HttpStatusCode.OK);
            var changed = (await product.Rest.PatchAsync($"{path}/{id}", PatchOf(resource))).Expect(HttpStatusCode.OK);

            Assert.Equal(official, created.GetProperty("href").GetString());
            Assert.Equal(1, listed.Body.GetArrayLength());
            foreach (var address in (string[])[$"{path.ToLowerInvariant()}/{id}", official])
            {
                var read = (await product.Rest.GetAsync(address)).Expect(HttpStatusCode.OK).Body;
                Assert.True(JsonElement.DeepEquals(changed.Body, read), $"PATCH answered {changed}, GET {address} {read}");
            }

            (await product.Rest.DeleteAsync($"{path}/{id}")).Expect(HttpStatusCode.NoContent);
            (await product.Rest.GetAsync($"{path}/{id}")).ExpectError(HttpStatusCode.NotFound);
        }
    }

    /// <summary>Takes the parties away, or does what little the document lets a PATCH do.</summary>
    private static JsonObject PatchOf(OfficialResource resource) =>
        resource.NonPatchable.Contains("relatedParty") ? new JsonObject { ["state"] = "validated" } : new JsonObject { ["relatedParty"] = new JsonArray() };
}
