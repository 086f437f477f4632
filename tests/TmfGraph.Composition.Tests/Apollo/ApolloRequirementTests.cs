using static TmfGraph.Composition.Tests.Apollo.Federation;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Fields that require others: what they may require, and where that must be had.</summary>
public sealed class ApolloRequirementTests
{
    [Theory]
    [InlineData("nam", "REQUIRES_INVALID_FIELDS")]
    [InlineData("{ name", "REQUIRES_INVALID_SYNTAX")]
    public void AMisspelledRequirement_IsTheOnlyFinding(string required, string code) => Assert.Equal(
        [code],
        Composer.Compose([new SourceSchemaInput("a",
            $$"""
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])
            type Query { customers: [Customer] }
            type Customer @key(fields: "id") { id: ID! name: String @external title: String @requires(fields: "{{required}}") }
            """)]).Diagnostics.Select(d => d.Code));

    [Fact]
    public void Requirements_ThatNeedEachOther_AreOutOfReach() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH A.x The path Query.a -> A.x cannot be walked: what 'a' requires for it (y) cannot be had from 'a'; in 'b' it is external and this path does not provide it.
        error UNSATISFIABLE_QUERY_PATH A.y The path Query.a -> A.y cannot be walked: in 'a' it is external and this path does not provide it; what 'b' requires for it (x) cannot be had from 'a'.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @requires(fields: "y") y: Int @external }""",
            Link + """type A @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }"""));

    [Fact]
    public void Requirements_MayLeadThroughOwnFields_ToThoseOfOthers() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { posts: [Post] }
            type Post @key(fields: "id") { id: ID! author: User byline: String @requires(fields: "author { name }") }
            type User @key(fields: "id") { id: ID! name: String @external }
            """,
            Link + """type User @key(fields: "id") { id: ID! name: String orders: [Order] }""" +
            """
            type Order @key(fields: "id") { id: ID! lines: [Line!] total: Int @requires(fields: "lines { product { price } }") }
            type Line { product: Product count: Int }
            type Product @key(fields: "sku") { sku: ID! price: Int @external }
            """,
            Link + """type Product @key(fields: "sku") { sku: ID! price: Int }"""));

    [Fact]
    public void Requirements_ThatNobodyElseServes_AreRefused_AlsoBelowOwnFields() => Texts.Equal(
        """
        error EXTERNAL_MISSING_ON_BASE a:User.name The field 'User.name' is external here, and no other source schema defines it; take '@external' out, or let another one define it.
        """,
        Composed.Diagnostics(
            Link +
            """
            type Query { posts: [Post] }
            type Post @key(fields: "id") { id: ID! author: User byline: String @requires(fields: "author { name }") }
            type User @key(fields: "id") { id: ID! name: String @external }
            """,
            Link + """type User @key(fields: "id") { id: ID! }"""));

    [Fact]
    public void WhatIsOutOfReach_IsToldInTheWordsOfTheSchema() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH A.x The path Query.a -> A.x cannot be walked: what 'a' requires for it (y z(n: 1) o { p } u { ... on O { p } }) cannot be had from 'a'.
        error UNSATISFIABLE_QUERY_PATH A.y The path Query.a -> A.y cannot be walked: in 'a' it is external and this path does not provide it; the keys of 'b' cannot be had from 'a': 'code o { p }'.
        error UNSATISFIABLE_QUERY_PATH A.z The path Query.a -> A.z cannot be walked: in 'a' it is external and this path does not provide it; the keys of 'b' cannot be had from 'a': 'code o { p }'.
        error UNSATISFIABLE_QUERY_PATH A.o The path Query.a -> A.o cannot be walked: in 'a' it is external and this path does not provide it; the keys of 'b' cannot be had from 'a': 'code o { p }'.
        error UNSATISFIABLE_QUERY_PATH A.u The path Query.a -> A.u cannot be walked: in 'a' it is external and this path does not provide it; the keys of 'b' cannot be had from 'a': 'code o { p }'.
        error UNSATISFIABLE_QUERY_PATH A.code The path Query.a -> A.code cannot be walked: the keys of 'b' cannot be had from 'a': 'code o { p }'.
        """,
        Composed.Diagnostics(
            Federation.Link +
            """
            type Query { a: A }
            type A @key(fields: "id") { id: ID! x: Int @requires(fields: "y z(n: 1) o { p } u { ... on O { p } }") y: Int @external z(n: Int): Int @external o: O @external u: U @external }
            union U = O
            type O { p: Int @shareable }
            """,
            Federation.Link +
            """
            type A @key(fields: "code o { p }") { code: Int y: Int z(n: Int): Int o: O u: U }
            union U = O
            type O { p: Int @shareable }
            """));
}
