using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class IsInvalidFieldsRuleTests
{
    [Fact]
    public void Accepts_FieldsOfTheEntity() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: ID! @is(field: "place.code(scheme: LOCAL)")): Site @lookup }
        type Site { place: Place }
        type Place { code(scheme: Scheme!): ID! }
        enum Scheme { LOCAL GLOBAL }
        """);

    [Fact]
    public void Accepts_AnInputObjectOfSeveralKeys() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { site(by: SiteBy! @is(field: "{ id } | { zip: place.zip }")): Site @lookup }
        input SiteBy @oneOf { id: ID zip: String }
        type Site { id: ID! place: Place }
        type Place { zip: String }
        """);

    [Fact]
    public void Reports_AnUnknownField() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: ID! @is(field: "codes")): Site @lookup }
        type Site { code: ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(code:) 'codes' does not fit 'Query.siteByCode(code:)': 'Site' has no field 'codes'.
        """);

    [Fact]
    public void Reports_AnotherType() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: ID! @is(field: "code")): Site @lookup }
        type Site { code: Int }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(code:) 'code' does not fit 'Query.siteByCode(code:)': 'code' is 'Int' where 'ID!' is expected.
        """);

    [Fact]
    public void Reports_AnArgumentThatMatchesNoField() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(key: ID!): Site @lookup }
        type Site { code: ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(key:) The lookup argument 'key' matches no field of 'Site'; say which one with '@is', or leave it out.
        """);

    [Fact]
    public void Reports_AnOptionalArgument_ThatOneOfTheTypesDoesNotHave() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { place(id: ID!, zip: String): Place @lookup }
        union Place = Site | Antenna
        type Site { id: ID! zip: String }
        type Antenna { id: ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.place(zip:) The lookup argument 'zip' matches no field of 'Place'; say which one with '@is', or leave it out.
        """);

    [Fact]
    public void Accepts_ArgumentsOfAnInterface_ThatOnlyItsTypesHave() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { place(id: ID, zip: String): Place @lookup }
        interface Place { zip: String }
        type Site implements Place { id: ID! zip: String }
        """);

    [Fact]
    public void Reports_AnArgument_WhoseFieldHasAnotherType() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: String!): Site @lookup sites(code: [Int!]!): Site @lookup }
        type Site { code: Int! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(code:) 'code' does not fit 'Query.siteByCode(code:)': 'code' is 'Int!' where 'String!' is expected.
        error IS_INVALID_FIELDS a:Query.sites(code:) 'code' does not fit 'Query.sites(code:)': 'code' is 'Int!' where '[Int!]!' is expected.
        """);

    [Fact]
    public void Reports_AnArgument_WhoseFieldIsAnObject() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByPlace(place: PlaceInput!): Site @lookup }
        input PlaceInput { zip: String }
        type Site { place: Place }
        type Place { zip: String }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByPlace(place:) 'place' does not fit 'Query.siteByPlace(place:)': 'place' ends at 'Place'; a path goes on to a scalar or enum, or to the fields of an object in braces.
        """);

    [Fact]
    public void Reports_AnArgument_WhoseFieldNeedsOne() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: ID!): Site @lookup }
        type Site { code(scheme: String!): ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(code:) 'code' does not fit 'Query.siteByCode(code:)': 'Site.code' needs the argument 'scheme'.
        """);

    [Fact]
    public void Reports_AMissingArgumentOfTheField() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { siteByCode(code: ID! @is(field: "code")): Site @lookup }
        type Site { code(scheme: String!): ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.siteByCode(code:) 'code' does not fit 'Query.siteByCode(code:)': 'Site.code' needs the argument 'scheme'.
        """);

    [Fact]
    public void Reports_MoreAlternatives_ThanAreLookedAt() => AssertReports<IsInvalidFieldsRule>(
        $$"""
        type Query { order({{string.Join(' ', Enumerable.Range(1, 9).Select(n => $"k{n}: ID @is(field: \"a | b\")"))}}): Order @lookup }
        type Order { a: ID b: ID }
        """,
        """
        error IS_INVALID_FIELDS a:Query.order The choices of the lookup 'Query.order' come to more than 256 alternatives when they are multiplied out; leave some out.
        """);
}
