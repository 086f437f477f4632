namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class OneOfInputsRuleTests
{
    [Theory]
    [InlineData("{ find(by: { id: 1 }) { id } }")]
    [InlineData("query($n: Int!) { find(by: { number: $n }) { id } }")]
    public void Accepts_OneField(string document) => ValidationAssert.Accepts(document);

    [Theory]
    [InlineData("{ find(by: {}) { id } }", "HC0054")]
    [InlineData("{ find(by: { id: 1, number: 2 }) { id } }", "HC0055")]
    [InlineData("{ find(by: { id: 1, number: null }) { id } }", "HC0055")]
    [InlineData("query($n: Int!) { find(by: { id: 1, number: $n }) { id } }", "HC0055")]
    [InlineData("{ find(by: { id: null }) { id } }", "HC0056")]
    public void Rejects_NoFieldSeveralAndNull(string document, string code)
    {
        var error = Assert.Single(ValidationAssert.Errors(document));
        Assert.Equal($"{code} Exactly one field of the `@oneOf` input `OrderKey` must be given, and it may not be null.", $"{error.Code} {error.Message}");
    }
}
