using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class NonNullInputFieldIsInaccessibleRuleTests
{
    [Fact]
    public void Accepts_HiddenOptionalFields() => AssertValid<NonNullInputFieldIsInaccessibleRule>(
        """
        type Query { a(i: In): Int }
        input In { x: Int! y: Int @inaccessible }
        """,
        """
        input In { x: Int! }
        """);

    [Fact]
    public void Accepts_AHiddenFieldWithADefault() => AssertValid<NonNullInputFieldIsInaccessibleRule>(
        """
        type Query { a(i: In): Int }
        input In { x: Int! = 1 @inaccessible y: Int }
        """);

    [Fact]
    public void Accepts_InputsOfRequirements() => AssertValid<NonNullInputFieldIsInaccessibleRule>(
        """
        type Query { a(i: In @require(field: "{ x: b }")): Int b: Int }
        input In { x: Int! @inaccessible y: Int }
        """);

    [Fact]
    public void Reports_AHiddenNeededField() => AssertReports<NonNullInputFieldIsInaccessibleRule>(
        [
            """
            type Query { a(i: In): Int }
            input In { x: Int! y: Int }
            """,
            """
            input In { x: Int @inaccessible y: Int }
            """,
        ],
        """
        error NON_NULL_INPUT_FIELD_IS_INACCESSIBLE a:In.x The input field 'In.x' needs a value here, but clients do not see it; make it nullable, or show it everywhere.
        """);
}
