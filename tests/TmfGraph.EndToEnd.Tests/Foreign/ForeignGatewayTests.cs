using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>Gateways of others in front of our eight domains: they compose what these show at <c>_service</c>, and answer as our gateway does.</summary>
[Collection(ForeignCollection.Name)]
public sealed class ForeignGatewayTests
{
    private static readonly string[] Domains = ["product", "customer", "party", "service", "resource", "revenue", "assurance", "common"];

    /// <summary>What one operation each does: a union by key, walks both ways, arguments, what is not there, a mutation, errors in data.</summary>
    private static readonly string[] Operations =
    [
        """{ productOrderById(id: "C000001-O1") { state relatedParty { role target { __typename ... on Customer { name status } } } } }""",
        """{ resources(first: 3, order: [{ id: ASC }]) { nodes { id services { nodes { id name state } } } } }""",
        """{ services(first: 2, order: [{ id: ASC }]) { totalCount pageInfo { hasNextPage } nodes { id supportingResource { id target { __typename name } } resources { totalCount } } } }""",
        """{ customerById(id: "C999999") { name productOrders { totalCount } } }""",
        """mutation { createCategory(input: { name: "From afar" }) { category { name lifecycleStatus } errors { __typename } } }""",
        """mutation { deleteCustomer(input: { id: "C999999" }) { customer { id } errors { __typename ... on Error { message } } } }""",
    ];

    [NodeFact(NodeFolder.Foreign)]
    public async Task TheWalk_AndOtherOperations_AreAnsweredAsOursAnswersThem()
    {
        await using var product = await RunningProduct.StartAsync([]); // its own, as nobody else may write between two reads that are compared
        var ours = new GraphQLAddress(new Uri(product.Address, "/graphql").ToString());
        await using var node = await NodeFolder.Of(NodeFolder.Foreign)
            .ServeAsync("front", [.. Domains.Select(d => $"{d}={new Uri(product.Address, $"/subgraphs/{d}/graphql")}")]);
        Assert.Equal([], node.Ready["findings"]!.AsArray().Select(f => (string?)f)); // no composer has anything to say
        foreach (var (name, address) in node.Ready["gateways"]!.AsObject())
        {
            var theirs = new GraphQLAddress((string)address!); // the script prints addresses
            foreach (var customer in (string[])["C000001", "C000003"])
            {
                var variables = new JsonObject { ["id"] = customer };
                Assert.Equal(
                    (await ours.AskAsync(CustomerWalk.Query, variables: variables)).ToJsonString(),
                    (await theirs.AskAsync(CustomerWalk.Query, variables: variables)).ToJsonString());
            }

            foreach (var operation in Operations)
            {
                var expected = AnswerText.Of(await ours.AskAsync(operation));
                var actual = AnswerText.Of(await theirs.AskAsync(operation));
                Assert.True(expected == actual, $"{name}: {operation}\nexpected {expected}\nactual   {actual}");
            }
        }
    }
}
