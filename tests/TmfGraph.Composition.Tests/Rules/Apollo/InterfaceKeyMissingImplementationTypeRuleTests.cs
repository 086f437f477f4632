using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class InterfaceKeyMissingImplementationTypeRuleTests
{
    private const string Link = """extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"]) """;

    [Fact]
    public void Valid() => RuleTest.AssertValid<InterfaceKeyMissingImplementationTypeRule>(
        Link +
        """
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        type Film implements Media @key(fields: "id") { id: ID! }
        """,
        Link +
        """
        interface Media { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        """,
        Link +
        """
        interface Media @key(fields: "id", resolvable: false) { id: ID! }
        type Film implements Media @key(fields: "id") { id: ID! }
        """,
        Link + """type Media @interfaceObject @key(fields: "id") { id: ID! rating: Int }""");

    [Fact]
    public void Valid_InTheFirstVersion_WhereKeysOfInterfacesMeanNothing() => RuleTest.AssertValid<InterfaceKeyMissingImplementationTypeRule>(
        """
        scalar _Any
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        """,
        """
        interface Media { id: ID! }
        type Film implements Media { id: ID! }
        """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<InterfaceKeyMissingImplementationTypeRule>(
        [
            Link +
            """
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
            """
            interface Media { id: ID! }
            type Film implements Media { id: ID! }
            """,
        ],
        """
        error INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE a:Media 'Media' has a key here, and this schema does not know its type 'Film'; define it here too, or say 'resolvable: false' in the key.
        """);
}
