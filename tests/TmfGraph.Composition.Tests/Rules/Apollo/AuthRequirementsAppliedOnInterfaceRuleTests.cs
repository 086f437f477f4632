using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class AuthRequirementsAppliedOnInterfaceRuleTests
{
    private const string Link =
        """extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy"])""" + "\n";

    [Fact]
    public void Valid() => RuleTest.AssertValid<AuthRequirementsAppliedOnInterfaceRule>(
        Link + """
        type Query { i: I }
        interface I { a: Int }
        type T implements I @authenticated { a: Int @policy(policies: [["x"]]) }
        type O @key(fields: "id") @interfaceObject { id: ID!  b: Int @authenticated }
        """);

    [Fact]
    public void Reports_Interfaces_TheirFields_AndInterfaceObjects() => RuleTest.AssertReports<AuthRequirementsAppliedOnInterfaceRule>(
        Link + """
        type Query { i: I }
        interface I @requiresScopes(scopes: [["a"]]) { a: Int @authenticated }
        type O @key(fields: "id") @interfaceObject @policy(policies: [["x"]]) { id: ID! }
        """,
        """
        error AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE a:I 'I' has '@requiresScopes', and an interface asks for what its types ask for alone; move it to the types, or their fields.
        error AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE a:I.a 'I.a' has '@authenticated', and an interface asks for what its types ask for alone; move it to the types, or their fields.
        error AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE a:O 'O' has '@policy', and an interface asks for what its types ask for alone; move it to the types, or their fields.
        """);
}
