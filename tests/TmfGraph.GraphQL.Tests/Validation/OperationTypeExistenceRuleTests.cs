using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class OperationTypeExistenceRuleTests
{
    [Fact]
    public void Accepts_OperationsTheSchemaHas() => ValidationAssert.Accepts("mutation { cancelOrder(input: { id: 1 }) { id } }");

    [Theory]
    [InlineData("mutation { change }", "The schema has no mutation type.")]
    [InlineData("subscription { changed }", "The schema has no subscription type.")]
    public void Rejects_OperationsTheSchemaDoesNotHave(string document, string message) => Assert.Equal(
        [message],
        DocumentValidator.Validate(new SchemaBuilder().AddDocument("type Query { a: Int }").Build(), SyntaxParser.Parse(document)).Select(e => e.Message));
}
