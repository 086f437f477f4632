namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IntrospectionDepthRuleTests
{
    [Fact]
    public void Accepts_TheUsualQuestion() => ValidationAssert.Accepts(TmfGraph.GraphQL.Types.IntrospectionQuery.Text);

    [Theory]
    [InlineData("fields { type { fields { name } } }", "fields")]
    [InlineData("possibleTypes { possibleTypes { name } }", "possibleTypes")]
    [InlineData("interfaces { ofType { interfaces { name } } }", "interfaces")]
    [InlineData("fields { args { type { inputFields { type { inputFields { name } } } } } }", "inputFields")]
    public void Rejects_ListsOfTypesWithinThemselves(string selection, string field) => ValidationAssert.Rejects(
        $"{{ __schema {{ types {{ {selection} }} }} }}",
        $"The introspection field `{field}` is selected within itself too often; 1 is the limit.");

    [Fact]
    public void Rejects_ThroughFragments() => ValidationAssert.Rejects(
        """
        { __type(name: "Order") { ...T } }
        fragment T on __Type { fields { type { ...U } } }
        fragment U on __Type { ... { fields { name } } }
        """,
        "The introspection field `fields` is selected within itself too often; 1 is the limit.");

    [Theory]
    [InlineData(16, null)]
    [InlineData(17, "The introspection field `ofType` is selected within itself too often; 16 is the limit.")]
    public void Bounds_WrappedTypes(int depth, string? message) => Assert.Equal(
        message is null ? [] : [message],
        ValidationAssert.Messages($"{{ __type(name: \"Order\") {{ {string.Concat(Enumerable.Repeat("ofType { ", depth))}name{new string('}', depth + 2)}"));

    [Fact]
    public void Says_ItsCode() => Assert.Equal(
        "HC0086",
        Assert.Single(ValidationAssert.Errors("{ __schema { types { fields { type { fields { name } } } } } }")).Code);
}
