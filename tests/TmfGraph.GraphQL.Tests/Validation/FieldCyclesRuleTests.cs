using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FieldCyclesRuleTests
{
    private static readonly ValidationLimits Limits = new() { MaxFieldCycles = 2 };

    [Theory]
    [InlineData("{ order(id: 1) { items { order { items { order { id } } } } } }")]
    [InlineData("{ a: order(id: 1) { id } b: order(id: 2) { id } c: order(id: 3) { items { id } } d: order(id: 4) { items { id } } e: order(id: 4) { items { id } } }")]
    [InlineData("{ order(id: 1) { ...I items { ...J } } } fragment I on Order { items { id ...J } } fragment J on Item { order { id } }")]
    [InlineData("{ __schema { types { ofType { ofType { ofType { name } } } } } }")]
    public void Accepts(string document) => Assert.Equal([], ValidationAssert.Messages(document, Limits));

    [Fact]
    public void Rejects_AFieldWithinItself() => Assert.Equal(
        ["The field `items` is selected within itself more than 2 times, which is the limit."],
        ValidationAssert.Messages("{ order(id: 1) { items { order { items { order { items { id } } } } } } }", Limits));

    [Fact]
    public void Rejects_ThroughFragments() => Assert.Equal(
        ["The field `items` is selected within itself more than 2 times, which is the limit."],
        ValidationAssert.Messages(
            """
            { order(id: 1) { ... { items { ...A } } } }
            fragment A on Item { order { items { ...B } } }
            fragment B on Item { ... on Item { order { items { order { id } } } } }
            """,
            Limits));

    [Fact]
    public void Accepts_AnyDepth_When_NothingElseIsAskedFor() =>
        ValidationAssert.Accepts($"{{ order(id: 1) {{ {string.Concat(Enumerable.Repeat("items { order { ", 50))}id{new string('}', 102)}");

    [Fact]
    public void Says_ItsCode() => Assert.Equal(
        "HC0087",
        Assert.Single(ValidationAssert.Errors("{ order(id: 1) { items { order { items { order { items { id } } } } } } }", Limits)).Code);
}
