using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalTypeMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameType() => AssertValid<ExternalTypeMismatchRule>(
        """
        type Customer { name: String }
        """,
        """
        type Customer { name: String @external }
        """);

    private const string Link = """extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"]) """;

    [Fact]
    public void Accepts_AStricterType_ThanThoseOfSeveralOwners_InApolloFederation() => AssertValid<ExternalTypeMismatchRule>(
        Link + """type Customer @key(fields: "id") { id: ID! name: String! @shareable names: [String] @shareable }""",
        Link + """type Customer @key(fields: "id") { id: ID! name: String @shareable names: [String]! @shareable }""",
        Link + """type Customer @key(fields: "id") { id: ID! name: String! @external names: [String!]! @external label: String @requires(fields: "name names") }""");

    [Fact]
    public void Accepts_TheTypeOfTheInterface_InAnInterfaceObject() => AssertValid<ExternalTypeMismatchRule>(
        Link +
        """
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String! }
        """,
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@interfaceObject"])
        type Media @key(fields: "id") @interfaceObject { id: ID! title: String @external headline: String @requires(fields: "title") }
        """);

    [Fact]
    public void Reports_AStricterOrLooserType_ThanThatOfTheOwner_InApolloFederation() => AssertReports<ExternalTypeMismatchRule>(
        [
            Link + """type Customer @key(fields: "id") { id: ID! name: String! names: [String] both: Int! @shareable }""",
            Link + """type Customer @key(fields: "id") { id: ID! name: String @external names: [String!] @external both: Float @external label: String @requires(fields: "name names both") }""",
            Link + """type Customer @key(fields: "id") { id: ID! both: Int @shareable }""",
        ],
        """
        error EXTERNAL_TYPE_MISMATCH b:Customer.name The external field 'Customer.name' is 'String' here and 'String!' in 'a', which defines it; write the same type.
        error EXTERNAL_TYPE_MISMATCH b:Customer.names The external field 'Customer.names' is '[String!]' here and '[String]' in 'a', which defines it; write the same type.
        error EXTERNAL_TYPE_MISMATCH b:Customer.both The external field 'Customer.both' is 'Float' here and 'Int!' in 'a', which defines it; write the same type.
        """);

    [Fact]
    public void Reports_AnotherType() => AssertReports<ExternalTypeMismatchRule>(
        [
            """
            type Customer { name: String }
            """,
            """
            type Customer { name: ID @external }
            """,
        ],
        """
        error EXTERNAL_TYPE_MISMATCH b:Customer.name The external field 'Customer.name' is 'ID' here and 'String' in 'a', which defines it; write the same type.
        """);
}
