using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Tests;

/// <summary>What the owner of a gateway writes beside a schema that he does not own.</summary>
public sealed class ExtensionOverlayTests
{
    private const string Schema =
        """
        type Query { plantById(id: ID!): Plant  plantByName(name: String! = "ivy"): Plant  plants(where: Filter): [Plant!] }
        interface Named { name: String! }
        type Plant implements Named { id: ID!  name: String!  shelf: String  watered(times: Int): Boolean  season: Season  box: Box }
        input Filter { name: String  shelf: String }
        enum Season { SPRING AUTUMN HIDDEN }
        union Box = Wood | Clay
        type Wood { age: Int }
        type Clay { color: String }
        """;

    [Fact]
    public void RepeatedMembers_GetTheDirectivesOfTheirExtensions() => Texts.Equal(
        """
        type Query {
          plantById(id: ID!): Plant
          plants(where: Filter): [Plant!]
        }

        interface Named {
          name: String!
        }

        type Plant implements Named {
          id: ID!
          name: String!
          watered(times: Int, litres: Int! = 2): Boolean @deprecated
          season: Season
          box: Box
        }

        input Filter {
          name: String
        }

        enum Season {
          SPRING
          AUTUMN
        }

        union Box = Wood | Clay | Steel

        type Wood {
          age: Int
        }

        type Clay {
          color: String
        }

        type Steel {
          grade: Int
        }
        """,
        CompositeSchemaPrinter.PrintPublic(Compose(
            """
            extend type Query { plantById(id: ID!): Plant @lookup  plantByName(name: String! = "ivy"): Plant @lookup @internal }
            extend type Plant implements Named @key(fields: "id") { shelf: String @inaccessible  watered(litres: Int! = 2): Boolean @deprecated }
            extend input Filter { shelf: String @inaccessible }
            extend enum Season { HIDDEN @inaccessible }
            extend union Box = Clay | Steel
            type Steel { grade: Int }
            """).Schema!)); // there is nothing wrong with it

    [Fact]
    public void Lookups_MayBeMadeOfKnownFields()
    {
        var schema = Compose("extend type Query { plantById(id: ID!): Plant @lookup  plantByName(name: String!): Plant @lookup }").Schema!; // it composes

        Assert.Equal(["plantById", "plantByName"], schema.Types["Plant"].Lookups.Select(l => l.Field.Name));
    }

    [Fact]
    public void KeyOfAPlainSchema_DoesNotMakeItOneOfApolloFederation() =>
        Assert.Null(Compose("extend type Plant @key(fields: \"id\")").Schema!.Sources.Single().Apollo); // it composes

    [Theory]
    [InlineData(
        "extend type Plant { shelf: Int @inaccessible }",
        "error INVALID_GRAPHQL a:Plant.shelf An extension repeats 'Plant.shelf' as 'Int', while the schema has 'String'; repeat it as it is.")]
    [InlineData(
        "extend type Plant { watered(times: Int!): Boolean @inaccessible }",
        "error INVALID_GRAPHQL a:Plant.watered(times:) An extension repeats 'Plant.watered(times:)' as 'Int!', while the schema has 'Int'; repeat it as it is.")]
    [InlineData(
        "extend type Plant { watered(times: Int = 5): Boolean @inaccessible }",
        "error INVALID_GRAPHQL a:Plant.watered(times:) An extension repeats 'Plant.watered(times:)' as '5', while the schema has none; repeat it as it is.")]
    [InlineData(
        "extend input Filter { name: String! }",
        "error INVALID_GRAPHQL a:Filter.name An extension repeats 'Filter.name' as 'String!', while the schema has 'String'; repeat it as it is.")]
    [InlineData("type Plant { shelf: String }", "error INVALID_GRAPHQL a:Plant The type 'Plant' is defined more than once; use 'extend' to add to it. (line 1, column 1)")]
    public void WhatContradictsTheSchema_IsReported(string extensions, string expected) =>
        Texts.Equal(expected, string.Join('\n', Compose(extensions).Diagnostics));

    private static CompositionResult Compose(string extensions) => Composer.Compose([new SourceSchemaInput("a", Schema, extensions)]);
}
