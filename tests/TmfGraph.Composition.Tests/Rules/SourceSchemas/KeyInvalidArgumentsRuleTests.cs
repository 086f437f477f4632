using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyInvalidArgumentsRuleTests
{
    [Fact]
    public void Accepts_ConstantArguments() => AssertValid<KeyInvalidArgumentsRule>(
        """
        type Site @key(fields: "code(scheme: LOCAL)") { code(scheme: Scheme!, length: Int = 5): ID! }
        enum Scheme { LOCAL GLOBAL }
        """);

    [Fact]
    public void Reports_AMissingArgument() => AssertReports<KeyInvalidArgumentsRule>(
        """
        type Site @key(fields: "code") { code(scheme: Scheme!): ID! }
        enum Scheme { LOCAL GLOBAL }
        """,
        """
        error KEY_INVALID_ARGUMENTS a:Site The key 'code' of 'Site' is not valid: 'Site.code' needs the argument 'scheme'.
        """);

    [Fact]
    public void Reports_AnUnknownArgument() => AssertReports<KeyInvalidArgumentsRule>(
        """
        type Site @key(fields: "code(kind: LOCAL)") { code: ID! }
        """,
        """
        error KEY_INVALID_ARGUMENTS a:Site The key 'code(kind: LOCAL)' of 'Site' is not valid: 'Site.code' has no argument 'kind'.
        """);

    [Fact]
    public void Reports_AVariable() => AssertReports<KeyInvalidArgumentsRule>(
        """
        type Site @key(fields: "code(scheme: $s)") { code(scheme: Scheme): ID! }
        enum Scheme { LOCAL GLOBAL }
        """,
        """
        error KEY_INVALID_ARGUMENTS a:Site The key 'code(scheme: $s)' of 'Site' is not valid: the argument 'scheme' of 'Site.code' has a variable, and only constants are known here.
        """);

    [Fact]
    public void Reports_AValueOfAnotherType() => AssertReports<KeyInvalidArgumentsRule>(
        """
        type Site @key(fields: "code(scheme: OTHER)") { code(scheme: Scheme): ID! }
        enum Scheme { LOCAL GLOBAL }
        """,
        """
        error KEY_INVALID_ARGUMENTS a:Site The key 'code(scheme: OTHER)' of 'Site' is not valid: the argument 'scheme' of 'Site.code' is no 'Scheme'.
        """);

    [Theory]
    [InlineData("code(by: {scheme: null})")]
    [InlineData("code(by: {scheme: LOCAL, scheme: LOCAL})")]
    public void Reports_AnInputObject_ThatNoServerTakes(string key) => AssertReports<KeyInvalidArgumentsRule>(
        $$"""
        type Site @key(fields: "{{key}}") { code(by: By!): ID! }
        input By @oneOf { scheme: Scheme  number: Int }
        enum Scheme { LOCAL GLOBAL }
        """,
        $"""
        error KEY_INVALID_ARGUMENTS a:Site The key '{key}' of 'Site' is not valid: the argument 'by' of 'Site.code' is no 'By!'.
        """);
}
