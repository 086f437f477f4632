using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>The clients that people use work unchanged against the gateway and against a subgraph.</summary>
[Collection(ClientCollection.Name)]
public sealed class ClientTests(SharedProducts products)
{
    [Theory]
    [OnEachEndpoint]
    public Task GraphQLWs_RunsAndFollows(string path) => AssertAsync(
        "graphql-ws",
        path,
        """
        query: [{"data":{"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}}]
        mutation: [{"data":{"createCategory":{"category":{"name":"By graphql-ws"},"errors":null}}}]
        invalid: ["The field `nothing` does not exist on the type `Query`."]
        missed: "HELD"
        live: "IN_PROGRESS"
        resumed: ["HELD","IN_PROGRESS"]
        after complete: [{"data":{"__typename":"Query"}}]
        """);

    [Theory]
    [OnEachEndpoint]
    public Task GraphQLSse_RunsAndFollows(string path) => AssertAsync(
        "graphql-sse",
        path,
        """
        query: [{"data":{"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}}]
        mutation: [{"data":{"createCategory":{"category":{"name":"By graphql-sse"},"errors":null}}}]
        invalid: [["The field `nothing` does not exist on the type `Query`."]]
        missed: "HELD"
        live: "IN_PROGRESS"
        resumed: "HELD"
        """);

    [Theory]
    [OnEachEndpoint]
    public Task SubscriptionsTransportWs_RunsAndFollows(string path) => AssertAsync(
        "subscriptions-transport-ws",
        path,
        """
        query: [{"data":{"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}}]
        mutation: [{"data":{"createCategory":{"category":{"name":"By subscriptions-transport-ws"},"errors":null}}}]
        invalid: {"error":"The field `nothing` does not exist on the type `Query`."}
        missed: "HELD"
        live: "IN_PROGRESS"
        after stop: [{"data":{"__typename":"Query"}}]
        closed
        """);

    [Theory]
    [OnEachEndpoint]
    public Task ApolloClient_RunsAndFollows(string path) => AssertAsync(
        "apollo",
        path,
        """
        query: {"productOrderById":{"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}}
        sent: ["POST extensions operationName query variables"]
        mutation: {"createCategory":{"__typename":"CreateCategoryPayload","category":{"__typename":"Category","name":"By Apollo Client"},"errors":null}}
        invalid: [true,"The field `nothing` does not exist on the type `Query`."]
        by GET: {"productOrderById":{"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}}
        sent: ["GET extensions operationName query variables"]
        batch: ["C000001-O1","C000001-O2"]
        sent: ["POST 2 requests"]
        persisted: ["C000001-O1","C000001-O1"]
        sent: ["GET extensions operationName variables","POST extensions operationName query variables","GET extensions operationName variables"]
        @defer v0.2: {"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}
        @defer v0.1: {"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}
        subscription by socket: ["HELD","IN_PROGRESS"]
        subscription by multipart: ["HELD","IN_PROGRESS"]
        refused subscription: "The cursor is invalid."
        """);

    [Theory]
    [OnEachEndpoint]
    public Task ApolloClient3_RunsAndFollows(string path) => AssertAsync(
        "apollo-3",
        path,
        """
        query: {"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}
        invalid: ["The field `nothing` does not exist on the type `Query`."]
        @defer: {"__typename":"ProductOrder","id":"C000001-O1","state":"COMPLETED"}
        subscription by legacy socket: ["HELD","IN_PROGRESS"]
        subscription by multipart: ["HELD","IN_PROGRESS"]
        """);

    [Theory]
    [OnEachEndpoint]
    public Task Urql_RunsAndFollows(string path) => AssertAsync(
        "urql",
        path,
        """
        query: {"productOrderById":{"id":"C000001-O1","state":"COMPLETED","__typename":"ProductOrder"}}
        mutation: {"createCategory":{"category":{"name":"By urql","__typename":"Category"},"errors":null,"__typename":"CreateCategoryPayload"}}
        invalid: "[GraphQL] The field `nothing` does not exist on the type `Query`."
        sent: ["POST graphql","POST graphql","POST graphql"]
        by GET: {"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}
        sent: ["GET graphql"]
        persisted: [{"productOrderById":{"id":"C000001-O1","category":"Residential"}},{"productOrderById":{"id":"C000001-O1","category":"Residential"}}]
        sent: ["GET graphql","GET graphql","GET graphql"]
        @defer: ["C000001-O1","COMPLETED"]
        subscription by graphql-ws: ["HELD","IN_PROGRESS"]
        subscription by graphql-sse: ["HELD","IN_PROGRESS"]
        subscription by fetch: ["HELD","IN_PROGRESS"]
        """);

    [Theory]
    [OnEachEndpoint]
    public Task GraphQLRequest_Runs(string path) => AssertAsync(
        "graphql-request",
        path,
        """
        query: {"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}
        by GET: {"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}
        mutation: {"createCategory":{"category":{"name":"By graphql-request"},"errors":null}}
        invalid: {"status":400,"messages":["The field `nothing` does not exist on the type `Query`."]}
        batch: [{"data":{"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}},{"data":{"__typename":"Query"}}]
        """);

    [Theory]
    [OnEachEndpoint]
    public Task Meros_ReadsTheParts(string path) => AssertAsync(
        "meros",
        path,
        """
        v0.2: [{"data":{"productOrderById":{"id":"C000001-O1"}},"pending":[{"id":"0","path":["productOrderById"],"label":"later"}],"hasNext":true},{"incremental":[{"id":"0","data":{"state":"COMPLETED"}}],"completed":[{"id":"0"}],"hasNext":false}]
        v0.1: [{"data":{"productOrderById":{"id":"C000001-O1"}},"hasNext":true},{"incremental":[{"data":{"state":"COMPLETED"},"path":["productOrderById"],"label":"later"}],"hasNext":false}]
        none: {"data":{"productOrderById":{"id":"C000001-O1","state":"COMPLETED"}}}
        """);

    private async Task AssertAsync(string script, string path, string expected)
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        Assert.Equal(expected, await NodeScript.RunAsync(script, product.Address, path));
    }
}
