namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class StreamOnListsRuleTests
{
    [Theory]
    [InlineData("{ order(id: 1) { items @stream { id } ...F ...F } } fragment F on Order { other: items @stream { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(document);

    [Fact]
    public void Only_Lists_Are_Streamed() => ValidationAssert.Rejects(
        "{ order(id: 1) { state @stream } }", "`@stream` is for lists, and `Order.state` is none.");
}
