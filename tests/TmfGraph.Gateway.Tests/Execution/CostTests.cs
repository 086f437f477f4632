using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>The gateway prices operations over all source schemas, by the weights that these have.</summary>
public sealed class CostTests
{
    private const string Directives =
        """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION

        """;

    private static TestGraph Graph(Action<GatewayOptions>? configure = null)
    {
        var options = new GatewayOptions();
        configure?.Invoke(options);
        return new TestGraph(
            options,
            new TestSource(
                "orders",
                Directives +
                """
                type Query {
                  orders(first: Int, where: Filter @cost(weight: "10")): [Order!] @cost(weight: "10")
                    @listSize(slicingArguments: ["first"], slicingArgumentDefaultValue: 10, requireOneSlicingArgument: false)
                }
                input Filter { state: String @cost(weight: "5")  ids: [ID!] }
                type Order { id: ID!  customer: Customer }
                type Customer @key(fields: "id") { id: ID! }
                """,
                b => b.Resolve("Query.orders", TestSource.Json("""[{"id":"1","customer":{"id":"7"}}]"""))),
            new TestSource(
                "customers",
                Directives +
                """
                type Query { customerById(id: ID!): Customer @lookup @cost(weight: "10") }
                type Customer @key(fields: "id") { id: ID!  score: Int @cost(weight: "3") }
                """,
                b => b.Resolve("Query.customerById", TestSource.Find("""[{"id":"7","score":9}]"""))));
    }

    private static Func<OperationRequest, OperationRequest> WithHeader(string value) => r => new OperationRequest
    {
        Document = r.Document,
        Variables = r.Variables,
        GetHeader = name => name is "GraphQL-Cost" ? value : null,
    };

    [Fact]
    public async Task Report_ShowsTheCost_WithWeightsOfAllSources()
    {
        using var graph = Graph();
        Assert.Equal(
            """{"extensions":{"operationCost":{"fieldCost":18,"typeCost":5}},"data":{"orders":[{"customer":{"score":9}}]}}""",
            await graph.AskAsync("query($n: Int) { orders(first: $n) { customer { score } } }", """{"n":2}""", WithHeader("report")));
    }

    [Fact]
    public async Task Report_HasTheCost_OfEachVariableSet()
    {
        using var graph = Graph();
        Assert.Equal(
            """
            {"variableIndex":0,"extensions":{"operationCost":{"fieldCost":18,"typeCost":5}},"data":{"orders":[{"customer":{"score":9}}]}}
            {"variableIndex":1,"extensions":{"operationCost":{"fieldCost":14,"typeCost":3}},"data":{"orders":[{"customer":{"score":9}}]}}
            """,
            await graph.AskAsync("query($n: Int) { orders(first: $n) { customer { score } } }", """[{"n":2},{"n":1}]""", WithHeader("report")));
    }

    [Fact]
    public async Task Validate_GivesTheCost_WithoutARequest()
    {
        using var graph = Graph();
        Assert.Equal(
            """{"extensions":{"operationCost":{"fieldCost":25,"typeCost":11}}}""",
            await graph.AskAsync("query($f: Filter) { orders(where: $f) { id } }", """{"f":{"state":"HELD"}}""", WithHeader("validate")));
        Assert.Equal("", graph.Requests);
    }

    [Fact]
    public async Task Refuses_WhatCostsMore_ThanTheLimit()
    {
        using var graph = Graph(o => o.Cost.MaxFieldCost = 100);
        Assert.Equal(
            """{"errors":[{"message":"The field cost of the operation is above the limit. Select less, or ask for smaller pages.","extensions":{"code":"HC0047","fieldCost":410,"maxFieldCost":100}}]}""",
            await graph.AskAsync("{ orders(first: 100) { customer { score } } }"));
        Assert.Equal("", graph.Requests);
    }

    [Fact]
    public async Task Cost_AndPlan_StandTogether_InTheExtensions()
    {
        using var graph = Graph();
        var answer = await graph.AskAsync("{ orders(first: 1) { id } }", change: r => new OperationRequest
        {
            Document = r.Document,
            GetHeader = name => name is "GraphQL-Cost" ? "report" : name is "Fusion-Operation-Plan" ? "1" : null,
        });
        Assert.StartsWith("""{"extensions":{"operationCost":{"fieldCost":10,"typeCost":2},"fusion":{"operationPlan":{"operation":"query",""", answer);
    }

    [Fact]
    public async Task Limits_OfTheParser_AreTheGateways()
    {
        using var graph = Graph(o => o.ParserLimits = ParserLimits.Request with { MaxFields = 1 });
        Assert.StartsWith("""{"errors":[{"message":"The document has more than 1 fields, which is the limit.""", await graph.AskAsync("{ orders(first: 1) { id } }"));
    }

    [Fact]
    public async Task Limits_OfValidation_AreTheGateways()
    {
        using var graph = Graph(o => o.ValidationLimits = new ValidationLimits { MaxDepth = 1 });
        Assert.StartsWith("{\"errors\":[{\"message\":\"", await graph.AskAsync("{ orders(first: 1) { customer { id } } }"));
    }

    [Fact]
    public async Task Limit_OfListItems_IsTheGateways()
    {
        using var graph = Graph(o => o.MaxListItems = 2);
        Assert.Contains(
            "HC0001",
            await graph.AskAsync("query($f: Filter) { orders(where: $f) { id } }", """{"f":{"ids":["1","2","3"]}}"""));
    }
}
