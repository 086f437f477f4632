using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class LookupMustHaveArgumentsRuleTests
{
    [Fact]
    public void Accepts_ALookupByKey() => AssertValid<LookupMustHaveArgumentsRule>(
        """
        type Query { serviceById(id: ID!): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_ALookupWithoutArguments() => AssertReports<LookupMustHaveArgumentsRule>(
        """
        type Query { service: Service @lookup }
        type Service { id: ID! }
        """,
        """
        error LOOKUP_MUST_HAVE_ARGUMENTS a:Query.service The lookup 'Query.service' has no arguments; a lookup finds an entity by its key, so give it one for each field of that, or take '@lookup' out.
        """);
}
