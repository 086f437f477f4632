using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class FieldArgumentTypesMergeableRuleTests
{
    [Fact]
    public void Accepts_OtherNonNullMarks() => AssertValid<FieldArgumentTypesMergeableRule>(
        """
        type Place { map(scale: Int!): String }
        """,
        """
        type Place { map(scale: Int): String }
        """);

    [Fact]
    public void Accepts_AHiddenField() => AssertValid<FieldArgumentTypesMergeableRule>(
        """
        type Place { map(scale: Int): String @inaccessible }
        """,
        """
        type Place { map(scale: String): String }
        """);

    [Fact]
    public void Reports_OtherTypes() => AssertReports<FieldArgumentTypesMergeableRule>(
        [
            """
            type Place { map(scale: Int): String }
            """,
            """
            type Place { map(scale: String!): String }
            """,
        ],
        """
        error FIELD_ARGUMENT_TYPES_NOT_MERGEABLE Place.map(scale:) The argument 'scale' of 'Place.map' has different types: 'Int' in 'a', 'String!' in 'b'; only non-null marks may differ.
        """);
}
