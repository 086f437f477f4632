using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class IsInvalidFieldTypeRuleTests
{
    [Fact]
    public void Accepts_AString() => AssertValid<IsInvalidFieldTypeRule>(
        """
        type Query { serviceById(key: ID! @is(field: "id")): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_ANumber() => AssertReports<IsInvalidFieldTypeRule>(
        """
        type Query { serviceById(key: ID! @is(field: 5)): Service @lookup }
        type Service { id: ID! }
        """,
        """
        error IS_INVALID_FIELD_TYPE a:Query.serviceById(key:) The field selection map of 'Query.serviceById(key:)' has to be a string, not 5.
        """);
}
