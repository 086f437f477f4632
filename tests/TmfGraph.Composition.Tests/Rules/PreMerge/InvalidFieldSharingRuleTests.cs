using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class InvalidFieldSharingRuleTests
{
    [Fact]
    public void Accepts_ShareableFields() => AssertValid<InvalidFieldSharingRule>(
        """
        type Money { unit: String @shareable value: Float @shareable }
        """,
        """
        type Money @shareable { unit: String value: Float }
        """);

    [Fact]
    public void Accepts_KeyFields() => AssertValid<InvalidFieldSharingRule>(
        """
        type Customer @key(fields: "id") { id: ID! }
        """,
        """
        type Query { customerById(id: ID!): Customer @lookup }
        type Customer { id: ID! }
        """);

    [Fact]
    public void Accepts_ExternalAndOverriddenFields() => AssertValid<InvalidFieldSharingRule>(
        """
        type Customer { name: String }
        """,
        """
        type Customer { name: String @external }
        """,
        """
        type Customer { name: String @override(from: "a") }
        """);

    [Fact]
    public void Accepts_InternalFields() => AssertValid<InvalidFieldSharingRule>(
        """
        type Query { site: String }
        """,
        """
        type Query { site: String @internal }
        """);

    [Fact]
    public void Reports_AFieldOfTwo() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            type Customer @key(fields: "id") { id: ID! name: String @shareable }
            """,
            """
            type Customer @key(fields: "id") { id: ID! name: String }
            """,
        ],
        """
        error INVALID_FIELD_SHARING b:Customer.name The field 'Customer.name' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same. Or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings.
        """);

    [Fact]
    public void Reports_ASubscriptionOfTwo_WhichCannotBeShared() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            type Query { a: Int }
            type Subscription { ticks: Int }
            """,
            """
            type Query { b: Int }
            type Subscription { ticks: Int }
            """,
        ],
        """
        error INVALID_FIELD_SHARING a:Subscription.ticks The field 'Subscription.ticks' is served by 'a' and 'b'; leave it to one of them, since subscriptions are not shared.
        error INVALID_FIELD_SHARING b:Subscription.ticks The field 'Subscription.ticks' is served by 'a' and 'b'; leave it to one of them, since subscriptions are not shared.
        """);

    [Fact]
    public void Reports_AKeyFieldThatIsNoKeyElsewhere() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            type Customer @key(fields: "id") { id: ID! }
            """,
            """
            type Customer { id: ID! }
            """,
        ],
        """
        error INVALID_FIELD_SHARING b:Customer.id The field 'Customer.id' is served by 'a' and 'b'; it is part of a key in 'a', so make it one here too, by '@key' or a lookup, or mark it '@shareable'.
        """);

    [Fact]
    public void Reports_AKeyFieldThatIsNoKeyElsewhere_InApolloFederation() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
            type Customer @key(fields: "id") { id: ID! }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
            type Customer { id: ID! }
            """,
        ],
        """
        error INVALID_FIELD_SHARING b:Customer.id The field 'Customer.id' is served by 'a' and 'b'; it is part of a key in 'a', so make it one here too by '@key', or mark it '@shareable'.
        """);

    [Fact]
    public void SaysNothing_OfFieldsWithOverridesThatBranch_WhichAnotherRuleReports() => AssertValid<InvalidFieldSharingRule>(
        """
        type Customer { name: String }
        """,
        """
        type Customer { name: String @override(from: "a") }
        """,
        """
        type Customer { name: String @override(from: "a") }
        """);

    [Fact]
    public void Reports_AnOverrideOfASchemaThatIsNotThere_Once() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            type Query { customer(id: ID!): Customer @lookup }
            type Customer { id: ID! name: String }
            """,
            """
            type Query { buyer(id: ID!): Customer @lookup }
            type Customer { id: ID! name: String @override(from: "customers") }
            """,
        ],
        """
        error INVALID_FIELD_SHARING b:Customer.name The field 'Customer.name' is served by 'a' and 'b', and '@override' takes it from 'customers', which is no source schema; there are 'a' and 'b'.
        """);

    [Fact]
    public void SaysNothing_OfTypesThatAreOfOtherKindsElsewhere() => AssertValid<InvalidFieldSharingRule>(
        """
        type Place { zip: String }
        """,
        """
        interface Place { zip: String }
        """);

    [Fact]
    public void Reports_WhatASchemaMayBe_ThatHasKeysOnly() => AssertReports<InvalidFieldSharingRule>(
        [
            """
            type Place @key(fields: "id") { id: ID! zip: String }
            """,
            """
            type Query { place(id: ID!): Place @lookup }
            type Place @key(fields: "id") { id: ID! zip: String }
            """,
        ],
        """
        error INVALID_FIELD_SHARING a:Place.zip The field 'Place.zip' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same. Or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings.
        error INVALID_FIELD_SHARING b:Place.zip The field 'Place.zip' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        """);
}
