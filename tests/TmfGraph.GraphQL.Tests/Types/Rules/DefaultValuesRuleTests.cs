using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class DefaultValuesRuleTests
{
    [Fact]
    public void Passes_When_ValuesAreLegal() => AssertValid(
        """
        input I { a: Int = 1 b: [Int!] = 1 c: [[E]] = [[A], null] d: J = { a: 2 } e: ID = 5 f: Float = 1 g: Any = { x: [1] } }
        enum E { A }
        scalar Any
        input J @oneOf { a: Int b: J }
        type A { a(j: J = { a: 1 }, k: R = { r: 1 }): Int }
        input R { r: Int! s: Int! = 2 }
        """);

    [Fact]
    public void Reports_When_AValueIsNotOfItsType() => AssertReports(
        """
        input I { a: Int = "x" b: Int! = null c: [Int!] = [1, null] d: E = B e: E = "A" f: Int = 3000000000 g: I = 1 }
        enum E { A }
        """,
        "SCHEMA_INVALID_DEFAULT_VALUE I.a 1:20 The default value of 'I.a' is not valid: expected a whole number from -2147483648 to 2147483647, found \"x\".",
        "SCHEMA_INVALID_DEFAULT_VALUE I.b 1:34 The default value of 'I.b' is not valid: 'Int!' takes no null.",
        "SCHEMA_INVALID_DEFAULT_VALUE I.c 1:55 The default value of 'I.c' is not valid: 'Int!' takes no null.",
        "SCHEMA_INVALID_DEFAULT_VALUE I.d 1:68 The default value of 'I.d' is not valid: B is no value of the enum 'E'.",
        "SCHEMA_INVALID_DEFAULT_VALUE I.e 1:77 The default value of 'I.e' is not valid: \"A\" is no value of the enum 'E'.",
        "SCHEMA_INVALID_DEFAULT_VALUE I.f 1:90 The default value of 'I.f' is not valid: expected a whole number from -2147483648 to 2147483647, found 3000000000.",
        "SCHEMA_INVALID_DEFAULT_VALUE I.g 1:108 The default value of 'I.g' is not valid: 'I' takes an input object, found 1.");

    [Fact]
    public void Reports_When_AnInputObjectIsIncomplete() => AssertReports(
        """
        type A {
        a(b: R = {}): Int
        c(b: R = { r: 1, r: 2 }): Int
        d(b: R = { x: 1, r: 1 }): Int
        e(b: O = { a: 1, b: 1 }): Int
        f(b: O = { a: null }): Int
        }
        input R { r: Int! }
        input O @oneOf { a: Int b: Int }
        """,
        "SCHEMA_INVALID_DEFAULT_VALUE A.a(b:) 2:10 The default value of 'A.a(b:)' is not valid: the input object 'R' needs its field 'r'.",
        "SCHEMA_INVALID_DEFAULT_VALUE A.c(b:) 3:18 The default value of 'A.c(b:)' is not valid: the input field 'r' is given more than once.",
        "SCHEMA_INVALID_DEFAULT_VALUE A.d(b:) 4:12 The default value of 'A.d(b:)' is not valid: the input object 'R' has no field 'x'.",
        "SCHEMA_INVALID_DEFAULT_VALUE A.e(b:) 5:10 The default value of 'A.e(b:)' is not valid: 'O' takes exactly one field, which is not null.",
        "SCHEMA_INVALID_DEFAULT_VALUE A.f(b:) 6:10 The default value of 'A.f(b:)' is not valid: 'O' takes exactly one field, which is not null.");
}
