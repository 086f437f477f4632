using TmfGraph.GraphQL.Tests.Execution;

namespace TmfGraph.GraphQL.Tests.Types;

/// <summary>What <c>@requiresOptIn</c> does to introspection.</summary>
public sealed class OptInTests
{
    private const string Sdl =
        """
        directive @requiresOptIn(feature: String!) repeatable on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        type Query {
          order(id: ID, trace: Boolean @requiresOptIn(feature: "tracing")): Int
          forecast: Int @requiresOptIn(feature: "planning") @requiresOptIn(feature: "beta")
          state(filter: Filter): State
        }
        input Filter { state: State score: Float @requiresOptIn(feature: "beta") }
        enum State { HELD GUESSED @requiresOptIn(feature: "beta") }
        """;

    [Theory]
    [InlineData("", """{"fields":[{"name":"order","args":[{"name":"id"}]},{"name":"state","args":[{"name":"filter"}]}]}""")]
    [InlineData("(includeOptIn: [\"beta\"])", """{"fields":[{"name":"order","args":[{"name":"id"}]},{"name":"state","args":[{"name":"filter"}]}]}""")]
    [InlineData(
        "(includeOptIn: [\"beta\", \"planning\"])",
        """{"fields":[{"name":"order","args":[{"name":"id"}]},{"name":"forecast","args":[]},{"name":"state","args":[{"name":"filter"}]}]}""")]
    public async Task Fields_AreListed_When_AllTheirFeaturesAreNamed(string arguments, string type) => Assert.Equal(
        $$$"""{"data":{"__type":{{{type}}}}}""",
        await new Engine(Sdl).RunAsync($$"""{ __type(name: "Query") { fields{{arguments}} { name args { name } } } }"""));

    [Fact]
    public async Task Members_SayWhatTheyNeed() => Assert.Equal(
        """{"data":{"q":{"fields":[{"requiresOptIn":null,"args":[{"requiresOptIn":null},{"requiresOptIn":["tracing"]}]},{"requiresOptIn":["planning","beta"],"args":[]},{"requiresOptIn":null,"args":[{"requiresOptIn":null}]}]},"i":{"inputFields":[{"requiresOptIn":null},{"requiresOptIn":["beta"]}]},"e":{"enumValues":[{"requiresOptIn":null},{"requiresOptIn":["beta"]}]}}}""",
        await new Engine(Sdl).RunAsync(
            """
            query($all: [String!] = ["beta", "planning", "tracing"]) {
              q: __type(name: "Query") { fields(includeOptIn: $all) { requiresOptIn args(includeOptIn: $all) { requiresOptIn } } }
              i: __type(name: "Filter") { inputFields(includeOptIn: $all) { requiresOptIn } }
              e: __type(name: "State") { enumValues(includeOptIn: $all) { requiresOptIn } }
            }
            """));

    [Fact]
    public async Task Schema_ListsItsFeatures() => Assert.Equal(
        """{"data":{"__schema":{"optInFeatures":["beta","planning","tracing"]}}}""",
        await new Engine(Sdl).RunAsync("{ __schema { optInFeatures } }"));

    [Fact]
    public async Task Introspection_IsThatOfTheSpecification_When_TheSchemaHasNoSuchDirective() => Assert.Contains(
        "has no argument `includeOptIn`",
        await new Engine("type Query { a: Int }").RunAsync("{ __type(name: \"Query\") { fields(includeOptIn: []) { name } } }"),
        StringComparison.Ordinal);
}
