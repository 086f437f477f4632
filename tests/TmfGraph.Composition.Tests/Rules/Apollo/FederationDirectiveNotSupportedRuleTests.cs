using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class FederationDirectiveNotSupportedRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<FederationDirectiveNotSupportedRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type Query { a: Int @override(from: "b") b: Int @authenticated c: Int @policy(policies: [["x"]]) }
            """);

    [Fact]
    public void Reports_FieldsOfRestServices() => RuleTest.AssertReports<FederationDirectiveNotSupportedRule>(
        [
            """
            extend schema
              @link(url: "https://specs.apollo.dev/federation/v2.13")
              @link(url: "https://specs.apollo.dev/connect/v0.3", import: ["@source", { name: "@connect", as: "@rest" }])
              @source(name: "shop", http: { baseURL: "https://shop.example" })
            type Query { a: Int @rest(source: "shop", http: { GET: "/a" }, selection: "a") }
            """,
        ],
        """
        error FEDERATION_DIRECTIVE_NOT_SUPPORTED a:Query.a 'Query.a' has '@connect', and this gateway asks no REST services; put a GraphQL server in front of the service.
        """);

    [Fact]
    public void Reports_ContextsOfWhatIsDone_UnderWhateverName() => RuleTest.AssertReports<FederationDirectiveNotSupportedRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", { name: "@context", as: "@outer" }])
            type Query @outer(name: "root") { user: User }
            type Mutation @outer(name: "root") { add: User }
            type User @key(fields: "id") @outer(name: "user") { id: ID! currency: String posts: [Post] }
            type Post @key(fields: "id") { id: ID! price(currency: String @federation__fromContext(field: "$user { currency }")): Int }
            """,
        ],
        """
        error FEDERATION_DIRECTIVE_NOT_SUPPORTED a:Mutation 'Mutation' has '@context', and what its fields do is not done to get a value; set the context on the types that they return.
        """);
}
