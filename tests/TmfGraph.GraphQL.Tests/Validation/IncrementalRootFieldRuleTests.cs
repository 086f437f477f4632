namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IncrementalRootFieldRuleTests
{
    [Theory]
    [InlineData("mutation { cancelOrder(input: { id: 1 }) { ... @defer { id } items @stream { id } } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(document);

    [Theory]
    [InlineData("mutation { ... @defer { cancelOrder(input: { id: 1 }) { id } } }", "`@defer` is not allowed on the root type `Mutation`.")]
    [InlineData("mutation { ...F @defer(if: false) } fragment F on Mutation { cancelOrder(input: { id: 1 }) { id } }", "`@defer` is not allowed on the root type `Mutation`.")]
    [InlineData("subscription($d: Boolean!) { ... @defer(if: $d) { onOrderDeleted { id } } }", "`@defer` is not allowed on the root type `Subscription`.")]
    public void Nothing_Is_Deferred_At_The_Root_Of_Changes_And_Events(string document, string message) => ValidationAssert.Rejects(document, message);
}
