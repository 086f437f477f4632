using TmfGraph.GraphQL.Types;
using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class RootTypesRuleTests
{
    [Theory]
    [InlineData("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }")]
    [InlineData("schema { query: Q } type Q { a: Int } type Mutation { a: Int }")]
    [InlineData("schema { query: Q } extend schema { mutation: M } type Q { a: Int } type M { a: Int }")]
    [InlineData("extend schema { mutation: M } type Query { a: Int } type M { a: Int }")]
    public void Passes_When_RootTypesAreDistinctObjects(string sdl) => Assert.Equal([], Violations(sdl, null));

    [Theory]
    [InlineData(
        "type A { a: Int }",
        "SCHEMA_INVALID_ROOT_TYPE - - The schema has no query root type; define an object type 'Query' or name one in the schema definition.")]
    [InlineData(
        "schema { mutation: M } type M { a: Int } type Query { a: Int }",
        "SCHEMA_INVALID_ROOT_TYPE - 1:1 The schema has no query root type; define an object type 'Query' or name one in the schema definition.")]
    [InlineData("schema { query: Q }", "SCHEMA_INVALID_ROOT_TYPE Q 1:17 The query root type 'Q' is not defined.")]
    [InlineData(
        "schema { query: Q } interface Q { a: Int }",
        "SCHEMA_INVALID_ROOT_TYPE Q 1:17 The query root type 'Q' is not an object type.")]
    [InlineData(
        "schema { query: Q mutation: Q } type Q { a: Int }",
        "SCHEMA_INVALID_ROOT_TYPE Q 1:29 The type 'Q' is the root type of query and of mutation; each operation needs its own.")]
    [InlineData(
        "schema { query: Q } extend schema { query: R } type Q { a: Int } type R { a: Int }",
        "SCHEMA_INVALID_ROOT_TYPE R 1:44 The schema names more than one query root type.")]
    public void Reports_When_RootTypesAreNot(string sdl, string violation) => Assert.Equal([violation], Violations(sdl, null));

    [Fact]
    public void Passes_When_AMissingQueryTypeIsAllowed()
    {
        var schema = new SchemaBuilder(new SchemaBuilderOptions { AllowMissingQueryType = true }).AddDocument("type A { a: Int }").Build();
        Assert.Empty(schema.QueryType.Fields);
        Assert.Equal("type A {\n  a: Int\n}\n", SchemaPrinter.Print(schema));
    }
}
