using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Every attribute of every official resource, sent in REST and read in GraphQL through the gateway.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class GatewayReadTests(SharedProducts products)
{
    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, WithSubtypes = true)]
    [EveryResource(StoreKind.Postgres, WithSubtypes = true)]
    public async Task Query_GivesWhatWasPosted_When_EveryAttributeIsSelected(StoreKind store, string name)
    {
        var product = await products.GetAsync(store);
        var resource = ResourceConformance.Find(name);
        var body = BodyMaker.Maximal(resource);
        var sent = ResourceConformance.ToElement(body);
        var id = await ResourceConformance.CreateAsync(product, resource, body);
        var lookup = $"{char.ToLowerInvariant(resource.GraphQLName[0])}{resource.GraphQLName[1..]}ById";

        var data = await product.GraphQL.GetDataAsync(
            $"query Read($id: ID!) {{ resource: {lookup}(id: $id) {GraphQLReading.Select(resource.Create, sent)} }}", new JsonObject { ["id"] = id });

        GraphQLReading.AssertSame(resource.Create, sent, data.GetProperty("resource"), path => ResourceConformance.IsServers(resource, path));
    }
}
