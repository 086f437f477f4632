using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class RequireInvalidFieldsRuleTests
{
    [Fact]
    public void Accepts_FieldsOfOthers() => AssertValid<RequireInvalidFieldsRule>(
        """
        type Order { price(sums: [SumInput!] @require(field: "items[{ unit: total.unit, value: total.value }]")): Int }
        input SumInput { unit: String value: Float! }
        """,
        """
        type Order { items: [Item!] }
        type Item { total: Money }
        type Money { unit: String value: Float }
        """);

    [Fact]
    public void Accepts_AListOfScalars() => AssertValid<RequireInvalidFieldsRule>(
        """
        type Order { price(tags: [String] @require(field: "tags")): Int }
        """,
        """
        type Order { tags: [String!]! }
        """);

    [Fact]
    public void Accepts_Arguments_ThatOneOfTheOthersTakes() => AssertValid<RequireInvalidFieldsRule>(
        """
        type Parcel { fee(weight: Int @require(field: "weight(unit: \"KG\")")): Int }
        """,
        """
        type Parcel { weight: Int }
        """,
        """
        type Parcel { weight(unit: String): Int }
        """);

    [Fact]
    public void Reports_Arguments_ThatNoneOfTheOthersTakes() => AssertReports<RequireInvalidFieldsRule>(
        [
            """
            type Parcel { fee(weight: Int @require(field: "weight(unit: 1)")): Int }
            """,
            """
            type Parcel { weight: Int }
            """,
            """
            type Parcel { weight(unit: String): Int }
            """,
        ],
        """
        error REQUIRE_INVALID_FIELDS a:Parcel.fee(weight:) 'weight(unit: 1)' does not fit 'Parcel.fee(weight:)': 'Parcel.weight' has no argument 'unit'.
        """);

    [Fact]
    public void Reports_AnUnknownField() => AssertReports<RequireInvalidFieldsRule>(
        [
            """
            type Order { price(sum: Int @require(field: "totals")): Int }
            """,
            """
            type Order { total: Int }
            """,
        ],
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'totals' does not fit 'Order.price(sum:)': 'Order' has no field 'totals'.
        """);

    [Fact]
    public void Reports_AFieldOfItsOwn() => AssertReports<RequireInvalidFieldsRule>(
        """
        type Order { total: Int price(sum: Int @require(field: "total")): Int }
        """,
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'total' does not fit 'Order.price(sum:)': 'Order' has no field 'total'.
        """);

    [Fact]
    public void Reports_APathThroughAListWithoutBrackets() => AssertReports<RequireInvalidFieldsRule>(
        [
            """
            type Order { price(ids: [ID] @require(field: "items.id")): Int }
            """,
            """
            type Order { items: [Item!] }
            type Item { id: ID }
            """,
        ],
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(ids:) 'items.id' does not fit 'Order.price(ids:)': 'id' is selected on the list '[Item!]'; lists are selected with brackets.
        """);

    [Fact]
    public void Reports_AnObjectWithoutItsFields() => AssertReports<RequireInvalidFieldsRule>(
        [
            """
            type Order { price(sum: SumInput @require(field: "total")): Int }
            input SumInput { value: Float! }
            """,
            """
            type Order { total: Money }
            type Money { value: Float }
            """,
        ],
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'total' does not fit 'Order.price(sum:)': 'total' ends at 'Money'; a path goes on to a scalar or enum, or to the fields of an object in braces.
        """);

    [Fact]
    public void Reports_FieldsTheInputLacksOrNeeds() => AssertReports<RequireInvalidFieldsRule>(
        [
            """
            type Order { price(sum: SumInput @require(field: "total.{ unit }")): Int }
            input SumInput { value: Float! }
            """,
            """
            type Order { total: Money }
            type Money { value: Float unit: String }
            """,
        ],
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'total.{ unit }' does not fit 'Order.price(sum:)': the field 'value' of 'SumInput' is needed.
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'total.{ unit }' does not fit 'Order.price(sum:)': 'SumInput' has no field 'unit'.
        """);

    [Fact]
    public void Reports_MoreAlternatives_ThanAreLookedAt()
    {
        var map = $"{{ {string.Join(", ", Enumerable.Range(1, 9).Select(n => $"f{n}: a | b"))} }}";
        AssertReports<RequireInvalidFieldsRule>(
            [
                $$"""
                type Order { price(sum: SumInput @require(field: "{{map}}")): Int }
                input SumInput { {{string.Join(' ', Enumerable.Range(1, 9).Select(n => $"f{n}: Int"))}} }
                """,
                """
                type Order { a: Int b: Int }
                """,
            ],
            $"""
            error REQUIRE_INVALID_FIELDS a:Order.price(sum:) '{map}' does not fit 'Order.price(sum:)': its choices come to more than 256 alternatives when they are multiplied out; leave some out.
            """);
    }
}
