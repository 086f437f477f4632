using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyInvalidSyntaxRuleTests
{
    [Fact]
    public void Accepts_ASelection() => AssertValid<KeyInvalidSyntaxRule>(
        """
        type Site @key(fields: "id place { zip }") { id: ID! place: Place }
        type Place { zip: String }
        """);

    [Fact]
    public void Reports_AnOpenBrace() => AssertReports<KeyInvalidSyntaxRule>(
        """
        type Site @key(fields: "place { zip") { place: Place }
        type Place { zip: String }
        """,
        """
        error KEY_INVALID_SYNTAX a:Site The key 'place { zip' of 'Site' is no selection of fields; write their names, as in 'id' or 'id owner { id }'.
        """);
}
