using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyInvalidFieldsRuleTests
{
    [Fact]
    public void Accepts_FieldsOfTheType() => AssertValid<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "id place { zip }") { id: ID! place: Place }
        type Place { zip: String }
        """);

    [Fact]
    public void Accepts_AUnionWithoutASelection_WhichIsReportedForItsType() => AssertValid<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "owner") { owner: Owner }
        union Owner = Person | Firm
        type Person { id: ID! }
        type Firm { id: ID! }
        """);

    [Fact]
    public void Accepts_FieldsOfAnInternalType() => AssertValid<KeyInvalidFieldsRule>(
        """
        type Site @internal @key(fields: "id") { id: ID! @internal }
        """);

    [Fact]
    public void Reports_AnInternalField() => AssertReports<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "code place { zip }") { code: ID! @internal place: Place }
        type Place { zip: String @internal }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'code place { zip }' of 'Site' is not valid: 'Site.code' is internal and means nothing to other source schemas.
        error KEY_INVALID_FIELDS a:Site The key 'code place { zip }' of 'Site' is not valid: 'Place.zip' is internal and means nothing to other source schemas.
        """);

    [Fact]
    public void Reports_AnUnknownField() => AssertReports<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "id") { code: ID! }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'id' of 'Site' is not valid: 'Site' has no field 'id'.
        """);

    [Fact]
    public void Reports_AnUnknownNestedField() => AssertReports<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "place { zip }") { place: Place }
        type Place { city: String }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'place { zip }' of 'Site' is not valid: 'Place' has no field 'zip'.
        """);

    [Fact]
    public void Reports_AnObjectWithoutASelection() => AssertReports<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "place") { place: Place }
        type Place { city: String }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'place' of 'Site' is not valid: 'Site.place' needs a selection of its own fields.
        """);

    [Fact]
    public void Reports_FragmentsThatMeanNothing() => AssertReports<KeyInvalidFieldsRule>(
        """
        type Site @key(fields: "id ... on Cell { code }") @key(fields: "...All") @key(fields: "... on Place { zip }") { id: ID! }
        type Place { zip: String }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'id ... on Cell { code }' of 'Site' is not valid: there is no type 'Cell'.
        error KEY_INVALID_FIELDS a:Site The key '...All' of 'Site' is not valid: named fragments are not known there.
        error KEY_INVALID_FIELDS a:Site The key '... on Place { zip }' of 'Site' is not valid: 'Site' can never be 'Place'.
        """);

    [Fact]
    public void Reports_OtherNames_InApolloFederation() => AssertReports<KeyInvalidFieldsRule>(
        Tests.Apollo.Federation.Link +
        """
        type Site @key(fields: "code: id") { id: ID! }
        """,
        """
        error KEY_INVALID_FIELDS a:Site The key 'code: id' of 'Site' is not valid: 'id' has another name there, and others know it only by its own.
        """);
}
