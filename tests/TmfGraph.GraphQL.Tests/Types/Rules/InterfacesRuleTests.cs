using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class InterfacesRuleTests
{
    [Fact]
    public void Reports_When_ATypeImplementsAnObject() => AssertReports(
        """
        type A implements Query { a: Int }
        """,
        "SCHEMA_INVALID_INTERFACE A 1:19 The type 'A' implements 'Query', which is no interface.");

    [Fact]
    public void Reports_When_AnInterfaceImplementsItself() => AssertReports(
        """
        interface A implements A { a: Int }
        """,
        "SCHEMA_INVALID_INTERFACE A 1:24 The interface 'A' implements itself.");
}
