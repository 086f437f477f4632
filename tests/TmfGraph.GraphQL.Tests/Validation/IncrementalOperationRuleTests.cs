namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IncrementalOperationRuleTests
{
    [Theory]
    [InlineData("subscription($d: Boolean!) { onOrderDeleted { ... @defer(if: $d) { id } items @stream(if: false) { id } } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(document);

    [Theory]
    [InlineData("subscription { onOrderDeleted { ... @defer { id } } }", "`@defer` is not allowed in a subscription. Give it `if: false` or a variable there.")]
    [InlineData(
        "subscription { onOrderDeleted { ...F } } fragment F on Order { items @stream(if: true) { id } }",
        "`@stream` is not allowed in a subscription. Give it `if: false` or a variable there.")]
    public void Subscriptions_Come_Whole(string document, string message) => ValidationAssert.Rejects(document, message);
}
