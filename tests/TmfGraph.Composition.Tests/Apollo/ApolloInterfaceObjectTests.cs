using static TmfGraph.Composition.Tests.Apollo.Federation;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>One object in a schema that stands for an interface in another.</summary>
public sealed class ApolloInterfaceObjectTests
{
    [Fact]
    public void InterfaceObjects_AddFieldsToAllTypes() => Texts.Equal(
        """
        type Query {
          media: [Media]
        }

        interface Media {
          id: ID!
          title: String
          ratings: [Int!]
        }

        type Book implements Media {
          id: ID!
          title: String
          pages: Int
          ratings: [Int!]
        }

        type Film implements Media {
          id: ID!
          title: String
          ratings: [Int!]
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String }
            type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
            type Film implements Media @key(fields: "id") { id: ID! title: String }
            """,
            Link + """type Media @interfaceObject @key(fields: "id") { id: ID! ratings: [Int!] }"""));

    [Fact]
    public void FieldsOfAnInterfaceObject_MayBeProvided() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String size: Size }
            type Book implements Media @key(fields: "id") { id: ID! title: String @shareable size: Size }
            type Size { pages: Int @shareable }
            """,
            Link +
            """
            type Query { reviews: [Review] }
            type Review { media: Media @provides(fields: "title size { pages }") }
            type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external size: Size @external }
            type Size { pages: Int @shareable }
            """));

    [Theory]
    [InlineData("""type Media @interfaceObject @key(fields: "id") { id: ID! } extend type Media { rating: Int }""")]
    [InlineData("""extend type Media { rating: Int } type Media @interfaceObject @key(fields: "id") { id: ID! }""")]
    [InlineData("""extend type Media @interfaceObject @key(fields: "id") { id: ID! } extend type Media { rating: Int }""")]
    public void InterfaceObjects_MayBeExtended(string media) => Texts.Equal(
        """
        type Query {
          media: [Media]
        }

        interface Media {
          id: ID!
          rating: Int
        }

        type Book implements Media {
          id: ID!
          rating: Int
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
            Link + media));

    [Fact]
    public void AnInterfaceObject_MayRequireFieldsOfItsTypes() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String }
            type Book implements Media @key(fields: "id") { id: ID! title: String }
            type Film implements Media @key(fields: "id") { id: ID! title: String }
            """,
            Link + """type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external headline: String @requires(fields: "title") }"""));

    [Fact]
    public void ATypeThatImplementsItElsewhere_IsNoPartOfItsSchema() => Texts.Equal(
        "error INTERFACE_OBJECT_USAGE_ERROR b:Media 'Media' cannot be an '@interfaceObject': this schema also defines 'Book', which implements the interface elsewhere.",
        Composed.Diagnostics(
            Federation.Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
            Federation.Link +
            """
            type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }
            type Book @key(fields: "id") { id: ID! pages: Int }
            """));
}
