namespace TmfGraph.Composition.Tests.Merging;

/// <summary>One source schema deprecates for all, but for what may not be deprecated.</summary>
public sealed class DeprecationMergingTests
{
    [Fact]
    public void Deprecations_CountEverywhere_When_OneSourceDeprecates() => Texts.Equal(
        """
        type Query {
          a: Int @deprecated(reason: "Use b.")
          b: Int
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a: Int @deprecated(reason: "Use b.") b: Int }
            """,
            """
            type Query @shareable { a: Int b: Int }
            """));

    [Fact]
    public void Deprecations_AreDropped_When_TheInterfaceFieldIsNotDeprecated() => Texts.Equal(
        """
        type Query {
          items: [Item!]
          plans: [Plan!]
        }

        interface Item {
          code: String
        }

        type Plan implements Item {
          code: String
          name: String @deprecated
        }
        """,
        Composed.Public(
            """
            type Query { items: [Item!] }
            interface Item { code: String }
            type Plan implements Item @shareable { code: String name: String }
            """,
            """
            type Query { plans: [Plan!] }
            type Plan @shareable { code: String @deprecated name: String @deprecated }
            """));

    [Fact]
    public void Deprecations_AreDropped_When_AnArgumentOrInputFieldIsRequired() => Texts.Equal(
        """
        type Query {
          plans(page: Int!, size: Int! = 10 @deprecated, by: PlansBy): Int
        }

        input PlansBy {
          name: String!
          code: String @deprecated
        }
        """,
        Composed.Public(
            """
            type Query @shareable { plans(page: Int @deprecated, size: Int @deprecated, by: PlansBy): Int }
            input PlansBy { name: String @deprecated code: String @deprecated }
            """,
            """
            type Query @shareable { plans(page: Int!, size: Int! = 10, by: PlansBy): Int }
            input PlansBy { name: String! code: String }
            """));
}
