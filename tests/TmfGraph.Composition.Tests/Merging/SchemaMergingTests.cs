namespace TmfGraph.Composition.Tests.Merging;

/// <summary>What the public schema has of its parts as a whole, and of their scalars and enums.</summary>
public sealed class SchemaMergingTests
{
    [Fact]
    public void Schema_IsDescribedByAllOfItsParts() => Texts.Equal(
        """"
        """
        The orders.

        The bills.
        """
        schema {
          query: Query
        }

        type Query {
          order: Int
          bill: Int
          ok: Boolean
        }
        """",
        Composed.Public(
            """
            "The orders."
            schema { query: Query }
            type Query { order: Int }
            """,
            """
            "The bills."
            schema { query: Query }
            type Query { bill: Int }
            """,
            """
            "The orders."
            schema { query: Query }
            type Query { ok: Boolean }
            """));

    [Fact]
    public void Scalars_KeepTheFirstDescription() => Texts.Equal(
        """"
        type Query {
          ok: Boolean
        }

        """An amount in euro."""
        scalar Price
        """",
        Composed.Public(
            """
            type Query { ok: Boolean }
            scalar Price
            """,
            """
            "An amount in euro."
            scalar Price
            """,
            """
            "Another text."
            scalar Price
            """));

    [Fact]
    public void Scalars_AreHidden_When_OneSourceHidesThem() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            scalar Price @inaccessible
            """,
            """
            scalar Price
            """));

    [Fact]
    public void Enums_HaveTheVisibleValues() => Texts.Equal(
        """"
        type Query {
          ok: Boolean
        }

        enum State {
          ACTIVE
          """No longer sold."""
          RETIRED
        }
        """",
        Composed.Public(
            """
            type Query { ok: Boolean }
            enum State { ACTIVE "No longer sold." RETIRED LEGACY @inaccessible }
            """,
            """
            enum State { ACTIVE RETIRED DRAFT @inaccessible }
            """));

    [Fact]
    public void OneOfAndSpecifiedBy_AreKept() => Texts.Equal(
        """
        type Query {
          a(by: By): When
        }

        input By @oneOf {
          id: ID
          code: ID
        }

        scalar When @specifiedBy(url: "https://example.org/when")
        """,
        Composed.Public(
            """
            type Query { a(by: By): When }
            input By @oneOf { id: ID code: ID }
            scalar When @specifiedBy(url: "https://example.org/when")
            """));
}
