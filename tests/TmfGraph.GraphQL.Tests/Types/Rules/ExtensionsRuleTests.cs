using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class ExtensionsRuleTests
{
    [Fact]
    public void Passes_When_EveryKindIsExtended() => AssertValid(
        """
        directive @d on SCALAR | INTERFACE | SCHEMA
        extend schema @d
        extend scalar S @d
        extend type T { b: Int }
        extend interface I @d
        extend union U = Query
        extend enum E { B }
        extend input N { b: Int }
        scalar S
        type T { a: Int }
        interface I { a: Int }
        union U = T
        enum E { A }
        input N { a: Int }
        """);

    [Fact]
    public void Reports_When_TheTypeIsNotDefined() => AssertReports(
        """
        extend type A { a: Int }
        """,
        "SCHEMA_INVALID_EXTENSION A 1:1 The type 'A' is extended but not defined.");

    [Fact]
    public void Reports_When_TheKindIsAnother() => AssertReports(
        """
        extend input A { a: Int }
        type A { a: Int }
        """,
        "SCHEMA_INVALID_EXTENSION A 1:1 The type 'A' is extended as another kind of type than it is.");

    [Fact]
    public void Reports_When_TheTypeIsBuiltIn() => AssertReports(
        """
        directive @d on SCALAR
        extend scalar Int @d
        """,
        "SCHEMA_INVALID_EXTENSION Int 2:1 The type 'Int' belongs to the specification and cannot be extended.");
}
