using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class RequireInvalidSyntaxRuleTests
{
    [Fact]
    public void Accepts_AMap() => AssertValid<RequireInvalidSyntaxRule>(
        """
        type Order { price(sum: Int @require(field: "total.value")): Int }
        """);

    [Fact]
    public void Reports_AnOpenBrace() => AssertReports<RequireInvalidSyntaxRule>(
        """
        type Order { price(sum: Int @require(field: "{ total ")): Int }
        """,
        """
        error REQUIRE_INVALID_SYNTAX a:Order.price(sum:) '{ total ' is no field selection map such as 'id' or 'owner.id': Expected '}', but the map ends. (line 1, column 9)
        """);
}
