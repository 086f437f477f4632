using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyDirectiveInFieldsArgumentRuleTests
{
    [Fact]
    public void Accepts_PlainFields() => AssertValid<KeyDirectiveInFieldsArgumentRule>(
        """
        type Site @key(fields: "id name") { id: ID! name: String }
        """);

    [Fact]
    public void Reports_ADirective() => AssertReports<KeyDirectiveInFieldsArgumentRule>(
        """
        type Site @key(fields: "id name @upper") { id: ID! name: String }
        """,
        """
        error KEY_DIRECTIVE_IN_FIELDS_ARGUMENT a:Site The key 'id name @upper' of 'Site' cannot have directives; take them out of its text.
        """);

    [Fact]
    public void Reports_ANestedDirective() => AssertReports<KeyDirectiveInFieldsArgumentRule>(
        """
        type Site @key(fields: "place { zip @upper }") { place: Place }
        type Place { zip: String }
        """,
        """
        error KEY_DIRECTIVE_IN_FIELDS_ARGUMENT a:Site The key 'place { zip @upper }' of 'Site' cannot have directives; take them out of its text.
        """);
}
