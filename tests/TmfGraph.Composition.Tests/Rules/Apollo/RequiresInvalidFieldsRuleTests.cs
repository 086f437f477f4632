using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class RequiresInvalidFieldsRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<RequiresInvalidFieldsRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A { a: Int @external o: O @external u: U @external b: Int @requires(fields: "__typename a o { x } u { ... on O { x } }") }
            type O { x: Int }
            union U = O
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<RequiresInvalidFieldsRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A { a: Int @external o: O @external b: Int @requires(fields: "none a { x } o q: a ... on O { y }") }
            type O { x: Int }
            """,
        ],
        """
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'A' has no field 'none'.
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'A.a' has no fields to select.
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'A.o' needs a selection of its own fields.
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'a' has another name there, and others know it only by its own.
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'O' has no field 'y'.
        """);

    [Fact]
    public void Reports_ArgumentsThatAreMissing_OrUnknown() => RuleTest.AssertReports<RequiresInvalidFieldsRule>(
        [
            Tests.Apollo.Federation.Link +
            """
            type A { a(unit: Int!, of: Int! = 1): Int @external b: Int @requires(fields: "a") c: Int @requires(fields: "a(unit: 2, in: 3)") }
            """,
        ],
        """
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: 'A.a' needs the argument 'unit'.
        error REQUIRES_INVALID_FIELDS a:A.c What 'A.c' requires is not valid: 'A.a' has no argument 'in'.
        """);

    [Fact]
    public void Reports_Directives() => RuleTest.AssertReports<RequiresInvalidFieldsRule>(
        [
            Tests.Apollo.Federation.Link +
            """
            type A { a: Int @external b: Int @requires(fields: "a @skip(if: true)") c: Int @requires(fields: "... @include(if: true) { a }") }
            """,
        ],
        """
        error REQUIRES_INVALID_FIELDS a:A.b What 'A.b' requires is not valid: '@skip(if: true)' means nothing there.
        error REQUIRES_INVALID_FIELDS a:A.c What 'A.c' requires is not valid: '@include(if: true)' means nothing there.
        """);
}
