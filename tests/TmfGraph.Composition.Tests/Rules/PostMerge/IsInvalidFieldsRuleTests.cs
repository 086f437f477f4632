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
        error IS_INVALID_FIELDS a:Query.place(zip:) The lookup argument 'zip' matches no field of 'Antenna', which 'Query.place' may return; say which one with '@is', or leave it out.
        """);

    [Fact]
    public void Accepts_ArgumentsOfAnInterface_ThatOnlyItsTypesHave() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { place(id: ID, zip: String): Place @lookup }
        interface Place { zip: String }
        type Site implements Place { id: ID! zip: String }
        """);

    [Fact]
    public void Accepts_AMap_OfWhatAllTypesOfAUnionHave() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { place(code: ID! @is(field: "id"), town: String @is(field: "address.town")): Place @lookup }
        union Place = Site | Antenna
        type Site { id: ID! address: Address }
        type Antenna { id: ID! address: Address }
        type Address { town: String }
        """);

    [Fact]
    public void Accepts_AMap_ThatSpeaksOfEachTypeOfAnInterface() => AssertValid<IsInvalidFieldsRule>(
        """
        type Query { place(by: PlaceBy! @is(field: "{ zip: <Site>.zip } | { mast: <Antenna>.mast }")): Place @lookup }
        input PlaceBy @oneOf { zip: String mast: Int }
        interface Place { id: ID! }
        type Site implements Place { id: ID! zip: String }
        type Antenna implements Place { id: ID! mast: Int }
        """);

    [Fact]
    public void Reports_ATypeOfAnInterface_ThatAMapSaysNothingOf() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { place(by: PlaceBy! @is(field: "{ zip: <Site>.zip } | { mast: <Antenna>.mast }")): Place @lookup }
        input PlaceBy @oneOf { zip: String mast: Int }
        interface Place { id: ID! }
        type Site implements Place { id: ID! zip: String }
        type Antenna implements Place { id: ID! mast: Int }
        type Duct implements Place { id: ID! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.place(by:) '{ zip: <Site>.zip } | { mast: <Antenna>.mast }' does not fit 'Query.place(by:)': it says nothing of 'Duct', which 'Query.place' may return.
        """);

    [Fact]
    public void Reports_ATypeOfAUnion_ThatLacksWhatTheMapSelects() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { place(code: String! @is(field: "zip")): Place @lookup }
        union Place = Site | Antenna
        type Site { zip: String! }
        type Antenna { mast: Int! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.place(code:) 'zip' does not fit 'Query.place(code:)': it says nothing of 'Antenna', which 'Query.place' may return.
        """);

    [Fact]
    public void Reports_AMapOfAUnion_ThatNoneOfItsTypesHas() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { place(code: String! @is(field: "zap")): Place @lookup }
        union Place = Site | Antenna
        type Site { zip: String! }
        type Antenna { zip: String! }
        """,
        """
        error IS_INVALID_FIELDS a:Query.place(code:) 'zap' does not fit 'Query.place(code:)': 'Place' has no field 'zap'.
        """);

    [Fact]
    public void Reports_AnArgument_ThatStandsForAnInternalField() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { site(id: ID!): Site @lookup }
        type Site { id: ID! @internal name: String }
        """,
        """
        error IS_INVALID_FIELDS a:Query.site(id:) The lookup argument 'id' stands for 'Site.id', which is internal and means nothing to other source schemas; take '@internal' out there, or say another field with '@is'.
        """);

    [Fact]
    public void Reports_ALookupOfAScalar() => AssertReports<IsInvalidFieldsRule>(
        """
        type Query { nameOf(id: ID!): String @lookup }
        """,
        """
        error IS_INVALID_FIELDS a:Query.nameOf(id:) The lookup argument 'id' finds nothing, since 'Query.nameOf' returns 'String'; a lookup finds an object, so let it return one, or take '@lookup' out.
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
