using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyInvalidFieldsTypeRuleTests
{
    [Fact]
    public void Accepts_AString() => AssertValid<KeyInvalidFieldsTypeRule>(
        """
        type Site @key(fields: "id code") { id: ID! code: ID! }
        """);

    [Fact]
    public void Reports_ABoolean() => AssertReports<KeyInvalidFieldsTypeRule>(
        """
        type Site @key(fields: true) { id: ID! }
        """,
        """
        error KEY_INVALID_FIELDS_TYPE a:Site The fields of a key of 'Site' have to be a string, as in 'fields: "id"'.
        """);
}
