using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class RequireInvalidFieldTypeRuleTests
{
    [Fact]
    public void Accepts_AString() => AssertValid<RequireInvalidFieldTypeRule>(
        """
        type Order { price(sum: Int @require(field: "total")): Int }
        """);

    [Fact]
    public void Reports_AnEnumValue() => AssertReports<RequireInvalidFieldTypeRule>(
        """
        type Order { price(sum: Int @require(field: total)): Int }
        """,
        """
        error REQUIRE_INVALID_FIELD_TYPE a:Order.price(sum:) The field selection map of 'Order.price(sum:)' has to be a string, not total.
        """);
}
