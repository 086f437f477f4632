using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class IsInvalidSyntaxRuleTests
{
    [Fact]
    public void Accepts_AMap() => AssertValid<IsInvalidSyntaxRule>(
        """
        type Query { serviceById(key: ID! @is(field: "id")): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_AnOpenBrace() => AssertReports<IsInvalidSyntaxRule>(
        """
        type Query { serviceById(key: ID! @is(field: "{ id ")): Service @lookup }
        type Service { id: ID! }
        """,
        """
        error IS_INVALID_SYNTAX a:Query.serviceById(key:) '{ id ' is no field selection map such as 'id' or 'owner.id': Expected '}', but the map ends. (line 1, column 6)
        """);
}
