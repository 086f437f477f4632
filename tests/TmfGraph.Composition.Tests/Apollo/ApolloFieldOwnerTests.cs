using static TmfGraph.Composition.Tests.Apollo.Federation;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Which source schemas serve a field: shared, moved, external or provided.</summary>
public sealed class ApolloFieldOwnerTests
{
    [Fact]
    public void Fields_OfTheSecondVersion_AreSharedOnPurposeOnly() => Texts.Equal(
        """
        error INVALID_FIELD_SHARING a:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        error INVALID_FIELD_SHARING b:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int }""",
            Link + """type A @key(fields: "id") { id: ID! x: Int }"""));

    [Fact]
    public void AMark_OnADeclaration_IsOneOfItsFields() => Texts.Equal(
        """
        error INVALID_FIELD_SHARING a:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int } extend type A @shareable { y: Int }""",
            Link + """type A @key(fields: "id") @shareable { id: ID! x: Int y: Int }"""));

    [Fact]
    public void Overrides_MoveAField_ForAllRequests_OrForThoseOfALabel() => Texts.Equal(
        """
        id: a b
        x: b
        y: a[not percent(1)] b[percent(1)]
        z: a[not launch] b[launch]
        """,
        Composed.OwnersOf("A",
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int y: Int z: Int }""",
            Link +
            """
            type A @key(fields: "id") {
              id: ID! x: Int @override(from: "a") y: Int @override(from: "a", label: "percent(1)") z: Int @override(from: "a", label: "launch")
            }
            """));

    [Fact]
    public void OverriddenKeys_AreStillReadWhereTheyWere() => Texts.Equal(
        """
        due: a
        id: a b
        sum: b
        """,
        Composed.OwnersOf("Bill",
            Link + """type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! due: String }""",
            Link + """type Bill @key(fields: "id") { id: ID! @override(from: "a", label: "percent(1)") sum: Int }"""));

    [Fact]
    public void BelowAnExternalField_NothingIsThere_ThatIsNotProvided() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Address.zip The path Query.bill -> Bill.customer -> Customer.address -> Address.zip cannot be walked: in 'a' it is external and this path does not provide it; 'b' has no '@key' on 'Address' by which it can be found there.
        """,
        Composed.Diagnostics(
            Link +
            """
            type Query { bill: Bill }
            type Bill { customer: Customer @provides(fields: "address { street }") }
            type Customer @key(fields: "id", resolvable: false) { id: ID! address: Address @external }
            type Address @shareable { street: String zip: String }
            """,
            Link +
            """
            type Query { customer: Customer }
            type Customer @key(fields: "id", resolvable: false) { id: ID! address: Address }
            type Address @shareable { street: String zip: String }
            """));

    [Theory]
    [InlineData(Link, "@shareable")]
    [InlineData("", "")]
    public void WhatIsBelowAnExternalField_MayBeProvided(string link, string shareable) => Texts.Equal(
        "",
        Composed.Diagnostics(
            $$"""
            {{link}}
            type Query { bill: Bill }
            type Bill @key(fields: "id") { id: ID! customer: Customer @provides(fields: "address { id street }") }
            extend type Customer @key(fields: "id") { id: ID! @external address: Address @external }
            type Address @key(fields: "id") {{shareable}} { id: ID! street: String }
            """,
            """
            type Query { customer: Customer }
            type Customer @shareable { id: ID! address: Address }
            type Address @shareable { id: ID! street: String }
            """));
}
