using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class EnumValueAddedRuleTests
{
    [Fact]
    public void IsDangerous_When_ClientsAreSentIt() => AssertFinds<EnumValueAddedRule>(
        "enum E { A } type T { e(in: E): [E!] }",
        "enum E { A B } type T { e(in: E): [E!] }",
        "dangerous VALUE_ADDED_TO_ENUM E.B The value 'E.B' was added; clients may not expect it.");

    [Fact]
    public void IsSafe_When_ClientsOnlySendIt() => AssertFinds<EnumValueAddedRule>(
        "enum E { A } type T { t(in: E): Int }",
        "enum E { A B } type T { t(in: E): Int }",
        "safe VALUE_ADDED_TO_ENUM E.B The value 'E.B' was added; clients only send values of 'E'.");
}
