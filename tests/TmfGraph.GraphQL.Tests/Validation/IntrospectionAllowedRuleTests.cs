using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IntrospectionAllowedRuleTests
{
    private static readonly ValidationLimits Limits = new() { AllowIntrospection = false };

    [Fact]
    public void Accepts_TypeNames() => Assert.Equal([], ValidationAssert.Messages("{ __typename order(id: 1) { __typename } }", Limits));

    [Fact]
    public void Rejects_EachQuestion()
    {
        var errors = ValidationAssert.Errors("{ __schema { queryType { name } } t: __type(name: \"Order\") { name } }", Limits);
        Assert.Equal(
            ["HC0046 __schema: Introspection is not allowed here, and `__schema` asks for it.", "HC0046 __type: Introspection is not allowed here, and `__type` asks for it."],
            errors.Select(e => $"{e.Code} {e.Extensions!["field"]}: {e.Message}"));
    }

    [Fact]
    public void Accepts_Questions_When_NothingElseIsSaid() => ValidationAssert.Accepts("{ __schema { queryType { name } } }");
}
