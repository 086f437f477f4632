namespace TmfGraph.Composition.Tests.Merging;

/// <summary>Interfaces and unions of several source schemas become one.</summary>
public sealed class AbstractTypeMergingTests
{
    [Fact]
    public void Unions_HaveTheVisibleMembersOfAllSources() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        union Target = A | B | C

        type A {
          a: Int
        }

        type B {
          b: Int
        }

        type C {
          c: Int
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            union Target = A | B | Hidden
            type A { a: Int }
            type B @shareable { b: Int }
            type Hidden @inaccessible { h: Int }
            """,
            """
            union Target = B | C | Own
            type B @shareable { b: Int }
            type C { c: Int }
            type Own @internal { o: Int }
            """));

    [Fact]
    public void Interfaces_HaveTheFieldsOfAllSources() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        interface Party {
          id: ID!
          name: String
        }

        type Individual implements Party {
          id: ID!
          name: String
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Party { id: ID! }
            type Individual implements Party @key(fields: "id") { id: ID! name: String @shareable }
            """,
            """
            interface Party { name: String }
            type Individual implements Party @key(fields: "id") { id: ID! name: String @shareable }
            """));

    [Fact]
    public void Interfaces_ImpliedByOthers_AreDeclaredEverywhere() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        interface Thing {
          id: ID!
        }

        interface Party implements Thing {
          id: ID!
        }

        type Individual implements Party & Thing {
          id: ID!
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Thing { id: ID! }
            interface Party implements Thing { id: ID! }
            """,
            """
            interface Party { id: ID! }
            type Individual implements Party { id: ID! }
            """));

    [Fact]
    public void Interfaces_ThatAreHidden_AreNotImplemented() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        type Order {
          at: Int
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Audit @inaccessible { at: Int }
            type Order implements Audit { at: Int }
            """));
}
