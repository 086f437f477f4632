using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class KeyFieldsSelectInvalidTypeRuleTests
{
    [Fact]
    public void Accepts_ScalarsAndObjects() => AssertValid<KeyFieldsSelectInvalidTypeRule>(
        """
        type Site @key(fields: "id place { zip }") { id: ID! place: Place }
        type Place { zip: String }
        """);

    [Fact]
    public void Accepts_Lists_InApolloFederation() => AssertValid<KeyFieldsSelectInvalidTypeRule>(
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Cart @key(fields: "products { id }") @key(fields: "codes") { products: [Product!]! codes: [ID] }
        type Product { id: ID! }
        """);

    [Fact]
    public void Reports_AList() => AssertReports<KeyFieldsSelectInvalidTypeRule>(
        """
        type Site @key(fields: "codes") { codes: [String!]! }
        """,
        """
        error KEY_FIELDS_SELECT_INVALID_TYPE a:Site The key 'codes' of 'Site' selects 'Site.codes' of type '[String!]!'; lists, interfaces and unions identify nothing, so select single values.
        """);

    [Fact]
    public void Reports_AnInterface() => AssertReports<KeyFieldsSelectInvalidTypeRule>(
        """
        type Site @key(fields: "owner { id }") { owner: Party }
        interface Party { id: ID! }
        """,
        """
        error KEY_FIELDS_SELECT_INVALID_TYPE a:Site The key 'owner { id }' of 'Site' selects 'Site.owner' of type 'Party'; lists, interfaces and unions identify nothing, so select single values.
        """);

    [Fact]
    public void Reports_AUnion() => AssertReports<KeyFieldsSelectInvalidTypeRule>(
        """
        type Site @key(fields: "owner") { owner: Owner }
        union Owner = Person
        type Person { id: ID! }
        """,
        """
        error KEY_FIELDS_SELECT_INVALID_TYPE a:Site The key 'owner' of 'Site' selects 'Site.owner' of type 'Owner'; lists, interfaces and unions identify nothing, so select single values.
        """);

    [Fact]
    public void Reports_ANestedList() => AssertReports<KeyFieldsSelectInvalidTypeRule>(
        """
        type Site @key(fields: "place { zips }") { place: Place }
        type Place { zips: [String] }
        """,
        """
        error KEY_FIELDS_SELECT_INVALID_TYPE a:Site The key 'place { zips }' of 'Site' selects 'Place.zips' of type '[String]'; lists, interfaces and unions identify nothing, so select single values.
        """);
}
