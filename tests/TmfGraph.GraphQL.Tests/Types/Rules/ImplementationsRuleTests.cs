using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class ImplementationsRuleTests
{
    [Fact]
    public void Passes_When_FieldsAreNarrowerAndArgumentsOptional() => AssertValid(
        """
        interface I { a(b: Int): I c: [U] d: Int @deprecated }
        type A implements I { a(b: Int, x: Int, y: Int! = 1): A! c: [A!]! d: Int! @deprecated }
        union U = A
        """);

    [Fact]
    public void Passes_When_InterfacesImplementInterfaces() => AssertValid(
        """
        interface I { a: Int }
        interface J implements I { a: Int! }
        type A implements I & J { a: Int! }
        """);

    [Fact]
    public void Reports_When_AnInheritedInterfaceIsMissing() => AssertReports(
        """
        interface I { a: Int }
        interface J implements I { a: Int }
        type A implements J { a: Int }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A 3:1 The type 'A' implements 'J' and must therefore also implement 'I'.");

    [Fact]
    public void Reports_When_InterfacesImplementEachOther() => AssertReports(
        """
        interface I implements J { a: Int }
        interface J implements I { a: Int }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION I 1:1 The interface 'I' implements 'J', which implements 'I'.",
        "SCHEMA_INVALID_IMPLEMENTATION J 2:1 The interface 'J' implements 'I', which implements 'J'.");

    [Fact]
    public void Reports_When_AFieldIsMissing() => AssertReports(
        """
        interface I { a: Int b: Int }
        type A implements I { a: Int }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A.b 2:1 The type 'A' has no field 'b', which its interface 'I' has.");

    [Fact]
    public void Reports_When_AFieldIsWider() => AssertReports(
        """
        interface I { a: Int! b: [Int!] c: I }
        type A implements I { a: Int b: [Int] c: Query }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A.a 2:23 The field 'A.a' returns 'Int', which is not within 'Int!' of 'I.a'.",
        "SCHEMA_INVALID_IMPLEMENTATION A.b 2:30 The field 'A.b' returns '[Int]', which is not within '[Int!]' of 'I.b'.",
        "SCHEMA_INVALID_IMPLEMENTATION A.c 2:39 The field 'A.c' returns 'Query', which is not within 'I' of 'I.c'.");

    [Fact]
    public void Reports_When_AnArgumentIsMissingOrAnother() => AssertReports(
        """
        interface I { a(b: Int, c: Int): Int }
        type A implements I { a(b: Int!): Int }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A.a(b:) 2:25 The argument 'A.a(b:)' has the type 'Int!'; 'I.a' asks for 'Int'.",
        "SCHEMA_INVALID_IMPLEMENTATION A.a(c:) 2:23 The field 'A.a' has no argument 'c', which 'I.a' has.");

    [Fact]
    public void Reports_When_AnAdditionalArgumentIsRequired() => AssertReports(
        """
        interface I { a: Int }
        type A implements I { a(b: Int!): Int }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A.a(b:) 2:25 The argument 'A.a(b:)' is required, but 'I.a', which it implements, does not have it.");

    [Fact]
    public void Reports_When_OnlyTheImplementationIsDeprecated() => AssertReports(
        """
        interface I { a: Int }
        type A implements I { a: Int @deprecated }
        """,
        "SCHEMA_INVALID_IMPLEMENTATION A.a 2:23 The field 'A.a' is deprecated, but 'I.a', which it implements, is not.");
}
