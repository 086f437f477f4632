using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class DefaultValueCyclesRuleTests
{
    [Fact]
    public void Passes_When_DefaultsEnd() => AssertValid(
        """
        input A { b: A = { b: null } c: B = {} }
        input B { a: A d: [B] = [] }
        """);

    [Fact]
    public void Reports_When_ADefaultNeedsItself() => AssertReports(
        """
        input A { b: A = {} }
        """,
        "SCHEMA_DEFAULT_VALUE_CYCLE A.b 1:11 The default value of 'A.b' leads back to itself by the default values of the fields it leaves out.");

    [Fact]
    public void Reports_When_DefaultsNeedEachOther() => AssertReports(
        """
        input A { b: B = {} }
        input B { c: [C] = [{}] }
        input C { a: A = { } x: Int }
        """,
        "SCHEMA_DEFAULT_VALUE_CYCLE A.b 1:11 The default value of 'A.b' leads back to itself by the default values of the fields it leaves out.");
}
