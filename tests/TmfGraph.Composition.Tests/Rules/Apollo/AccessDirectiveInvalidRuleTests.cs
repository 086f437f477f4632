using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class AccessDirectiveInvalidRuleTests
{
    private const string Link =
        """extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes", "@policy"])""" + "\n";

    [Fact]
    public void Valid() => RuleTest.AssertValid<AccessDirectiveInvalidRule>(
        Link + """
        type Query @authenticated { a: A @requiresScopes(scopes: [["a", "b"], ["c"]]) b: B @policy(policies: [["x"]]) c: Int @requiresScopes(scopes: "a") }
        scalar A @policy(policies: [["x"], ["y"]])
        enum B @requiresScopes(scopes: [[]]) { B }
        """);

    [Fact]
    public void Reports_Places_WhereItMeansNothing() => RuleTest.AssertReports<AccessDirectiveInvalidRule>(
        Link + """
        type Query { a(i: I @authenticated): U }
        union U @authenticated = Query
        input I @policy(policies: [["x"]]) { i: Int @authenticated }
        enum E { E @requiresScopes(scopes: [["a"]]) }
        """,
        """
        error ACCESS_DIRECTIVE_INVALID a:Query.a(i:) '@authenticated' is not valid there: it stands on object types, scalars, enums and fields alone.
        error ACCESS_DIRECTIVE_INVALID a:U '@authenticated' is not valid there: it stands on object types, scalars, enums and fields alone.
        error ACCESS_DIRECTIVE_INVALID a:I '@policy' is not valid there: it stands on object types, scalars, enums and fields alone.
        error ACCESS_DIRECTIVE_INVALID a:I.i '@authenticated' is not valid there: it stands on object types, scalars, enums and fields alone.
        error ACCESS_DIRECTIVE_INVALID a:E.E '@requiresScopes' is not valid there: it stands on object types, scalars, enums and fields alone.
        """);

    [Theory]
    [InlineData("@requiresScopes", "scopes")]
    [InlineData("@requiresScopes(scopes: null)", "scopes")]
    [InlineData("@requiresScopes(scopes: [[1]])", "scopes")]
    [InlineData("@requiresScopes(scopes: [[[\"a\"]]])", "scopes")]
    [InlineData("@requiresScopes(scopes: [[\"a\"], null])", "scopes")]
    [InlineData("@policy(scopes: [[\"a\"]])", "policies")]
    public void Reports_Names_ThatCannotBeRead(string directive, string argument) => RuleTest.AssertReports<AccessDirectiveInvalidRule>(
        Link + $"type Query {{ a: Int {directive} }}",
        $"error ACCESS_DIRECTIVE_INVALID a:Query.a '{directive.Split('(')[0]}' is not valid there: '{argument}' has to be a list of lists of strings, such as [[\"a\", \"b\"], [\"c\"]] for a and b, or c.");
}
