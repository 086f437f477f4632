namespace TmfGraph.Composition.Tests.Satisfiability;

/// <summary>Paths below mutations, which one source schema does.</summary>
public sealed class MutationPathTests
{
    [Fact]
    public void Mutations_LeadBackToQueries() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { ok: Int }
            type Mutation { create: Payload }
            type Payload { query: Query }
            """,
            """
            type Query { other: Int }
            """));

    [Fact]
    public void WhatAMutationReturns_ComesFromOneSource() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH P.y The path Mutation.place -> P.y cannot be walked: 'b' has no lookup that finds 'P'; 'Mutation.place' is asked for in one source schema alone, and none serves all that is below it.
        """,
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { place: P @shareable }
            type P { x: Int w: Int @shareable }
            """,
            """
            type Query { b: Int }
            type Mutation { place: P @shareable }
            type P { y: Int w: Int @shareable }
            """));

    [Fact]
    public void AMutationOfTwoSources_MayBeAskedForInTheOneThatServesAll() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { place: P @shareable  move: O @shareable }
            type P { x: Int @shareable }
            type O @key(fields: "id") { id: ID! x: Int }
            """,
            """
            type Query { b: Int o(id: ID!): O @lookup @internal }
            type Mutation { place: P @shareable  move: O @shareable }
            type P { x: Int @shareable y: Int }
            type O @key(fields: "id") { id: ID! y: Int }
            """,
            """
            type Query { other(id: ID!): O @lookup @internal }
            type O @key(fields: "id") { id: ID! z: Int }
            """));

    [Fact]
    public void TheRootOfMutations_IsNoObjectToGoOnFrom() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Mutation.d The path Mutation.c -> Payload.mutation -> Mutation.d cannot be walked: 'b' has no lookup that finds 'Mutation'.
        """,
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { c: Payload }
            type Payload { mutation: Mutation }
            """,
            """
            type Query { b: Int }
            type Mutation { d: Int }
            """));
}
