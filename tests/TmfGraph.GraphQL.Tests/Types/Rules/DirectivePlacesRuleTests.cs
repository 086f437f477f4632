using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class DirectivePlacesRuleTests
{
    [Fact]
    public void Passes_When_DirectivesStandWhereTheyMay() => AssertValid(
        """
        directive @a on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        extend schema @a
        scalar S @a
        type A @a { b(c: Int @a): Int @a }
        interface I @a { a: Int }
        union U @a = A
        enum E @a { F @a }
        input N @a { a: Int @a }
        """);

    [Fact]
    public void Reports_When_DirectivesStandElsewhere() => AssertReports(
        """
        type A @deprecated { a: Int @oneOf }
        enum E @skip(if: true) { A }
        """,
        "SCHEMA_MISPLACED_DIRECTIVE A 1:8 The directive '@deprecated' on 'A' may not stand there (OBJECT).",
        "SCHEMA_MISPLACED_DIRECTIVE A.a 1:29 The directive '@oneOf' on 'A.a' may not stand there (FIELD_DEFINITION).",
        "SCHEMA_MISPLACED_DIRECTIVE E 2:8 The directive '@skip' on 'E' may not stand there (ENUM).");
}
