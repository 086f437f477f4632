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
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        var body = BodyMaker.Maximal(resource);
        var sent = ResourceConformance.ToElement(body);
        var id = await subject.CreateAsync(body);
        var part = subject.Served.Part?.Attribute.Name;
        var selection = GraphQLReading.Select(resource.Create, sent);

        var data = await subject.Product.GraphQL.GetDataAsync(
            $"query Read($id: ID!) {{ resource: {subject.Served.LookupField}(id: $id) {(part is null ? selection : $"{{ {part} {selection} }}")} }}",
            new JsonObject { ["id"] = part is null ? id : subject.ParentId });

        var read = data.GetProperty("resource");
        GraphQLReading.AssertSame(resource.Create, sent, part is null ? read : read.GetProperty(part)[0], path => ResourceConformance.IsServers(resource, path));
    }
}
