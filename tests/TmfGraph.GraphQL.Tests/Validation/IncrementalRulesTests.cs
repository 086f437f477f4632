namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IncrementalRulesTests
{
    [Theory]
    [InlineData("{ orders { id ... @defer(label: \"a\") { state } ...F @defer(label: \"b\") } } fragment F on Order { items @stream(initialCount: 2, label: \"c\") { id } }")]
    [InlineData("mutation { cancelOrder(input: { id: 1 }) { ... @defer { id } items @stream { id } } }")]
    [InlineData("subscription($d: Boolean!) { onOrderDeleted { ... @defer(if: $d) { id } items @stream(if: false) { id } } }")]
    [InlineData("{ order(id: 1) { items @stream { id } ...F ...F } } fragment F on Order { other: items @stream { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(document);

    [Theory]
    [InlineData("mutation { ... @defer { cancelOrder(input: { id: 1 }) { id } } }", "`@defer` is not allowed on the root type `Mutation`.")]
    [InlineData("mutation { ...F @defer(if: false) } fragment F on Mutation { cancelOrder(input: { id: 1 }) { id } }", "`@defer` is not allowed on the root type `Mutation`.")]
    [InlineData("subscription($d: Boolean!) { ... @defer(if: $d) { onOrderDeleted { id } } }", "`@defer` is not allowed on the root type `Subscription`.")]
    public void Nothing_Is_Deferred_At_The_Root_Of_Changes_And_Events(string document, string message) => ValidationAssert.Rejects(document, message);

    [Theory]
    [InlineData("subscription { onOrderDeleted { ... @defer { id } } }", "`@defer` is not allowed in a subscription. Give it `if: false` or a variable there.")]
    [InlineData(
        "subscription { onOrderDeleted { ...F } } fragment F on Order { items @stream(if: true) { id } }",
        "`@stream` is not allowed in a subscription. Give it `if: false` or a variable there.")]
    public void Subscriptions_Come_Whole(string document, string message) => ValidationAssert.Rejects(document, message);

    [Theory]
    [InlineData("{ orders { ... @defer(label: \"a\") { id } items @stream(label: \"a\") { id } } }", "The label `a` is used more than once.")]
    [InlineData("query($l: String) { orders { ... @defer(label: $l) { id } } }", "The label of `@defer` cannot be a variable.")]
    public void Labels_Are_Unique_And_Written_Out(string document, string message) => ValidationAssert.Rejects(document, message);

    [Fact]
    public void Only_Lists_Are_Streamed() => ValidationAssert.Rejects(
        "{ order(id: 1) { state @stream } }", "`@stream` is for lists, and `Order.state` is none.");

    [Theory]
    [InlineData("{ order(id: 1) { items @stream { id } items { id } } }")]
    [InlineData("{ order(id: 1) { items @stream(initialCount: 1) { id } ... { items @stream(initialCount: 1) { id } } } }")]
    public void A_Streamed_List_Stands_In_One_Place(string document) => ValidationAssert.Rejects(
        document, "The fields named `items` cannot be merged: a streamed list is selected in one place only. Give one of them an alias.");

    [Fact]
    public void The_Number_Of_Directives_Is_Limited() => Assert.Equal(
        ["The document has more than 2 `@defer` and `@stream`, which is the limit."],
        ValidationAssert.Messages(
            "{ orders { ... @defer { id } ... @defer { id } ... @defer { id } } }",
            new TmfGraph.GraphQL.Validation.ValidationLimits { MaxIncrementalDirectives = 2 }));
}
