using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class InterfaceFieldNoImplementationRuleTests
{
    [Fact]
    public void Accepts_AllFields() => AssertValid<InterfaceFieldNoImplementationRule>(
        """
        interface Party { id: ID! name: String }
        type Individual implements Party { id: ID! name: String }
        """,
        """
        interface Party { id: ID! }
        type Individual implements Party { id: ID! }
        """);

    [Fact]
    public void Reports_AFieldThatAnotherSourceSchemaAdds() => AssertReports<InterfaceFieldNoImplementationRule>(
        [
            """
            interface Party { id: ID! name: String }
            type Individual implements Party { id: ID! name: String }
            """,
            """
            interface Party { id: ID! }
            type Organization implements Party { id: ID! }
            """,
        ],
        """
        error INTERFACE_FIELD_NO_IMPLEMENTATION Organization.name 'Organization.name' is missing, since the interface 'Party' has that field in 'a'; add it to the type too, or take it out there.
        """);
}
