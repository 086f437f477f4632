using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class InterfaceObjectUsageRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<InterfaceObjectUsageRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type M @interfaceObject @key(fields: "id") { id: ID! x: Int }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            interface M { id: ID! }
            type B implements M { id: ID! }
            """);

    [Fact]
    public void Invalid_WhenTwoOfThemStandForOneType() => RuleTest.AssertReports<InterfaceObjectUsageRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])
            type M @interfaceObject @key(fields: "id") { id: ID! x: Int }
            type N @interfaceObject @key(fields: "id") { id: ID! y: Int }
            """,
            """
            interface M { id: ID! }
            interface N { id: ID! }
            type B implements M & N { id: ID! }
            """,
        ],
        """
        error INTERFACE_OBJECT_USAGE_ERROR a:N 'N' cannot be an '@interfaceObject': 'B' is one of its types and of those of 'M', and this gateway asks one schema for an object by one name only.
        """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<InterfaceObjectUsageRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type M @interfaceObject { id: ID! }
            type N @interfaceObject @key(fields: "id") { id: ID! }
            type B { m: M }
            union U = M | B
            type Query { n: [N!] }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            interface N { id: ID! }
            type B implements N { id: ID! }
            interface M { id: ID! }
            type B2 implements M { id: ID! }
            """,
        ],
        """
        error INTERFACE_OBJECT_USAGE_ERROR a:M 'M' cannot be an '@interfaceObject': it has no key to be found by.
        error INTERFACE_OBJECT_USAGE_ERROR a:M 'M' cannot be an '@interfaceObject': the union 'U' has it as a member, and this gateway cannot tell its objects from those of other members.
        error INTERFACE_OBJECT_USAGE_ERROR a:N 'N' cannot be an '@interfaceObject': this schema also defines 'B', which implements the interface elsewhere.
        """);

    [Fact]
    public void Reports_AnInterface() => Texts.Equal(
        "error INTERFACE_OBJECT_USAGE_ERROR a:Media 'Media' cannot be an '@interfaceObject': only an object type stands for an interface.",
        Composed.Diagnostics(
            Tests.Apollo.Federation.Link +
            """
            type Query { media: Media }
            interface Media @interfaceObject @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """));
}
