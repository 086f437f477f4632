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
        error REQUIRE_INVALID_FIELDS a:Parcel.fee(weight:) 'Parcel.fee(weight:)' cannot require 'weight(unit: 1)' of the other source schemas: 'Parcel.weight' has no argument 'unit'.
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
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require 'totals' of the other source schemas: 'Order' has no field 'totals'.
        """);

    [Fact]
    public void Reports_AFieldOfItsOwn() => AssertReports<RequireInvalidFieldsRule>(
        """
        type Order { total: Int price(sum: Int @require(field: "total")): Int }
        """,
        """
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require 'total' of the other source schemas: none of them has that, and what 'a' has itself it need not require.
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
        error REQUIRE_INVALID_FIELDS a:Order.price(ids:) 'Order.price(ids:)' cannot require 'items.id' of the other source schemas: 'id' is selected on the list '[Item!]'; lists are selected with brackets.
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
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require 'total' of the other source schemas: 'total' ends at 'Money'; a path goes on to a scalar or enum, or to the fields of an object in braces.
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
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require 'total.{ unit }' of the other source schemas: the field 'value' of 'SumInput' is needed.
        error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require 'total.{ unit }' of the other source schemas: 'SumInput' has no field 'unit'.
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
            error REQUIRE_INVALID_FIELDS a:Order.price(sum:) 'Order.price(sum:)' cannot require '{map}' of the other source schemas: its choices come to more than 256 alternatives when they are multiplied out; leave some out.
            """);
    }
}
