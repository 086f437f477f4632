namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IncrementalLabelsRuleTests
{
    [Theory]
    [InlineData("{ orders { id ... @defer(label: \"a\") { state } ...F @defer(label: \"b\") } } fragment F on Order { items @stream(initialCount: 2, label: \"c\") { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(document);

    [Theory]
    [InlineData("{ orders { ... @defer(label: \"a\") { id } items @stream(label: \"a\") { id } } }", "The label `a` is used more than once.")]
    [InlineData("query($l: String) { orders { ... @defer(label: $l) { id } } }", "The label of `@defer` cannot be a variable.")]
    public void Labels_Are_Unique_And_Written_Out(string document, string message) => ValidationAssert.Rejects(document, message);
}
