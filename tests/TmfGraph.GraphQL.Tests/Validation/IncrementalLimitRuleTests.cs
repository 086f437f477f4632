using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class IncrementalLimitRuleTests
{
    [Fact]
    public void The_Number_Of_Directives_Is_Limited() => Assert.Equal(
        ["The document has more than 2 `@defer` and `@stream`, which is the limit."],
        ValidationAssert.Messages(
            "{ orders { ... @defer { id } ... @defer { id } ... @defer { id } } }",
            new ValidationLimits { MaxIncrementalDirectives = 2 }));
}
