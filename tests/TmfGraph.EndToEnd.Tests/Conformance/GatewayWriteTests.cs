using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Every attribute of every official resource, sent in a GraphQL mutation and read in REST.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class GatewayWriteTests(SharedProducts products)
{
    [OfficialTheory]
    [EveryResource(StoreKind.Sqlite, With = "POST")]
    [EveryResource(StoreKind.Postgres, With = "POST")]
    public async Task Mutation_CreatesWhatRestGives_When_EveryAttributeIsSent(StoreKind store, string name)
    {
        var subject = await Subject.OfAsync(products, store, name);
        var resource = subject.Resource;
        var body = BodyMaker.Maximal(resource);
        var (input, sent) = GraphQLWriting.Split(resource, body);
        if (subject.Served.Type.Parent is { } parent)
        {
            input[parent.Attribute.Name] = new JsonObject { ["id"] = subject.ParentId };
        }

        var type = subject.Served.Type.Name;
        var field = subject.Served.LookupField[..^"ById".Length];
        var data = await subject.Product.GraphQL.GetDataAsync(
            $"mutation Create($input: Create{type}Input!) {{ create{type}(input: $input) {{ {field} {{ id href }} errors {{ ... on Error {{ message }} }} }} }}",
            new JsonObject { ["input"] = input });

        var payload = data.GetProperty($"create{type}");
        Assert.True(payload.GetProperty("errors").ValueKind is JsonValueKind.Null, $"{payload}");
        if (resource.HasGet)
        {
            var read = await subject.Product.Rest.GetAsync(payload.GetProperty(field).GetProperty("href").GetString()!);
            JsonDifferences.AssertKept(resource, ResourceConformance.ToElement(sent), read.Body, isSameInstant: true);
        }
    }
}
