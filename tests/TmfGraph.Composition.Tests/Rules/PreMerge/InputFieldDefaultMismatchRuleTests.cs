using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class InputFieldDefaultMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameDefault() => AssertValid<InputFieldDefaultMismatchRule>(
        """
        input Page { first: Int = 10 }
        """,
        """
        input Page { first: Int = 10 }
        """);

    [Fact]
    public void Accepts_OneDefault() => AssertValid<InputFieldDefaultMismatchRule>(
        """
        input Page { first: Int = 10 }
        """,
        """
        input Page { first: Int }
        """);

    [Fact]
    public void Accepts_TheSameValue_WrittenInOtherWays() => AssertValid<InputFieldDefaultMismatchRule>(
        """"
        input Page { ratio: Float = 0 sizes: [Int!] = [1] after: ID! = "1" by: By = { a: 1, b: [2] } language: String = "en" more: [[Float]] = [[2]] free: Free = { x: 1, y: [2] } }
        input By { a: Float b: [Int] }
        scalar Free
        """",
        """"
        input Page { ratio: Float = 0.0 sizes: [Int!] = 1 after: ID = 1 by: By! = { b: 2, a: 1.0 } language: String = """en""" more: [[Float]] = 2e0 free: Free = { y: [2], x: 1 } }
        input By { a: Float b: [Int] }
        scalar Free
        """");

    [Fact]
    public void Reports_Values_ThatTheTypeTellsApart() => AssertReports<InputFieldDefaultMismatchRule>(
        [
            """
            input Page { code: String = "1.0" sizes: [Int] = [] by: By = { a: 1 } free: Free = 1 last: Int = null }
            input By { a: Int }
            scalar Free
            """,
            """
            input Page { code: String = "1" sizes: [Int] = [null] by: By = {} free: Free = 1.0 last: Int = 0 }
            input By { a: Int }
            scalar Free
            """,
        ],
        """
        error INPUT_FIELD_DEFAULT_MISMATCH Page.code The input field 'Page.code' has different defaults: "1.0" in 'a' and "1" in 'b'; give it the same one everywhere, or none.
        error INPUT_FIELD_DEFAULT_MISMATCH Page.sizes The input field 'Page.sizes' has different defaults: [] in 'a' and [null] in 'b'; give it the same one everywhere, or none.
        error INPUT_FIELD_DEFAULT_MISMATCH Page.by The input field 'Page.by' has different defaults: { a: 1 } in 'a' and {} in 'b'; give it the same one everywhere, or none.
        error INPUT_FIELD_DEFAULT_MISMATCH Page.free The input field 'Page.free' has different defaults: 1 in 'a' and 1.0 in 'b'; give it the same one everywhere, or none.
        error INPUT_FIELD_DEFAULT_MISMATCH Page.last The input field 'Page.last' has different defaults: null in 'a' and 0 in 'b'; give it the same one everywhere, or none.
        """);

    [Fact]
    public void Reports_OtherDefaults() => AssertReports<InputFieldDefaultMismatchRule>(
        [
            """
            input Page { first: Int = 10 }
            """,
            """
            input Page { first: Int = 20 }
            """,
        ],
        """
        error INPUT_FIELD_DEFAULT_MISMATCH Page.first The input field 'Page.first' has different defaults: 10 in 'a' and 20 in 'b'; give it the same one everywhere, or none.
        """);
}
