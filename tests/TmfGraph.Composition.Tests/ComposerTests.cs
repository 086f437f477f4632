using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Tests;

public sealed class ComposerTests
{
    [Fact]
    public void Compose_ReportsTheSyntaxOfEverySchema() => Texts.Equal(
        """
        error INVALID_GRAPHQL a Expected a field definition, found the end of the document. (line 1, column 14)
        """,
        Composed.Diagnostics("type Query { ", "type Query { ok: Int }"));

    [Fact]
    public void Compose_ReportsWhatIsNoSchema_AndStopsThere() => Texts.Equal(
        """
        error INVALID_GRAPHQL a:Query.site 'Query.site' names the type 'Site', which is not defined. (line 1, column 20)
        error INVALID_GRAPHQL b:Query.a The directive '@provides' on 'Query.a' lacks its required argument 'fields'. (line 1, column 21)
        error LOOKUP_RETURNS_LIST c:Query.places The lookup 'Query.places' returns a list; a lookup finds one entity, so let it return one, or take '@lookup' out.
        """,
        Composed.Diagnostics("type Query { site: Site }", "type Query { a: Int @provides }", "type Query { places(ids: [ID!]!): [Place] @lookup }\ntype Place { id: ID! }"));

    [Fact]
    public void Compose_TakesRoots_ThatOnlyAnExtensionNames() => Texts.Equal(
        """
        type Query {
          a: Int
        }

        type Mutation {
          b: Int
        }

        type Subscription {
          c: Int
        }
        """,
        Composed.Public("type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int } extend schema { subscription: Subscription }"));

    [Fact]
    public void Compose_ReportsOwnTypes_WithNamesOfGraphQL() => Texts.Equal(
        """
        error INVALID_GRAPHQL a:ID The type 'ID' belongs to the specification and cannot be another kind of type. (line 1, column 23)
        error INVALID_GRAPHQL a:Boolean The type 'Boolean' belongs to the specification and cannot be another kind of type. (line 1, column 42)
        error INVALID_GRAPHQL a:__Mine The name of '__Mine' begins with two underscores, which is reserved for introspection. (line 1, column 61)
        """,
        Composed.Diagnostics("type Query { a: Int } type ID { x: Int } enum Boolean { A } type __Mine { x: Int } scalar Int type __Schema { x: Int }"));

    [Fact]
    public void Compose_ReportsWhatIsNoMergedSchema() => Texts.Equal(
        """
        error INVALID_GRAPHQL Individual.name The merged schema is not valid: The field 'Individual.name' returns 'String', which is not within 'String!' of 'Party.name'. 'Individual.name' is 'String!' in 'a' and 'String' in 'b'.
        """,
        Composed.Diagnostics(
            "type Query { p: Party }\ninterface Party { name: String! }\ntype Individual implements Party { name: String! @shareable }",
            "type Query { ok: Int }\ntype Individual { name: String @shareable }"));

    [Fact]
    public void Compose_SaysWhatEachSourceHas_When_AnArgumentIsNotEverywhere() => Texts.Equal(
        """
        error INVALID_GRAPHQL Individual.name(short:) The merged schema is not valid: The field 'Individual.name' has no argument 'short', which 'Party.name' has. 'Individual.name' is '(short: Boolean): String' in 'a' and 'String' in 'b'.
        """,
        Composed.Diagnostics(
            "type Query { p: Party }\ninterface Party { name(short: Boolean): String }\ntype Individual implements Party { name(short: Boolean): String @shareable }",
            "type Query { ok: Int }\ntype Individual { name: String @shareable }"));

    [Fact]
    public void Compose_TellsOfAReservedName_Once() => Texts.Equal(
        """
        error TYPE_DEFINITION_INVALID a:FieldSelectionSet 'FieldSelectionSet' is a scalar of the Composite Schemas specification; leave this definition out, or rename the type.
        """,
        Composed.Diagnostics("type Query { a: Int } enum FieldSelectionSet { A }"));

    [Fact]
    public void Compose_GivesWarningsAndTheSchema()
    {
        var result = Composer.Compose([new SourceSchemaInput("product", "type Query { siteById(id: ID!): Site! @lookup }\ntype Site { id: ID! }")]);

        Assert.True(result.Success);
        Assert.Equal(
            ["warning LOOKUP_RETURNS_NON_NULLABLE_TYPE product:Query.siteById The lookup 'Query.siteById' returns 'Site!'; it should be nullable, since there may be no such entity."],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void Compose_Warns_When_AFieldIsDeprecatedAndItsInterfaceFieldIsNot()
    {
        const string Sdl =
            """
            type Query { items: [Item!] }
            interface Item { code: String }
            type Plan { code: String @deprecated }
            extend type Plan implements Item
            """;
        Texts.Equal(
            """
            warning INVALID_GRAPHQL a:Plan.code The field 'Plan.code' is deprecated, but 'Item.code', which it implements, is not, so clients are not told; deprecate both, or neither.
            """,
            Composed.Diagnostics(Sdl));
        Assert.DoesNotContain("@deprecated", Composed.Public(Sdl), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_TakesExtensionsOfTheGatewaysOwner()
    {
        var input = new SourceSchemaInput("product", "type Query { siteById(id: ID!): Site }\ntype Site { id: ID! secret: Int }")
        {
            ExtensionsSdl = "extend type Site { secret: String }",
        };

        Assert.False(Composer.Compose([input]).Success);
        Assert.True(Composer.Compose([input with { ExtensionsSdl = "extend type Site @key(fields: \"id\") @tag(name: \"x\")" }]).Success);
    }

    [Fact]
    public void Compose_HidesMembersWithExcludedTags()
    {
        var input = new SourceSchemaInput("product", "type Query { a: Int b: Int @tag(name: \"partner\") }");

        var result = Composer.Compose([input], new CompositionOptions { ExcludedTags = new HashSet<string> { "partner" } });

        Assert.Equal(["a"], result.Schema!.Public.QueryType.Fields.Select(f => f.Name)); // there are no errors
    }

    [Fact]
    public void Compose_RefusesNothing_AndTwoOfAName()
    {
        var input = new SourceSchemaInput("product", "type Query { a: Int }");

        Assert.Throws<ArgumentException>(() => Composer.Compose([]));
        Assert.Throws<ArgumentException>(() => Composer.Compose([input, input]));
        Assert.Throws<ArgumentException>(() => Composer.Compose([input], new CompositionOptions { MaxSourceSchemas = 0 }));
    }

    [Fact]
    public void Compose_DoesNotInferKeys_When_TheSettingsSaySo()
    {
        string[] schemas =
        [
            "type Query { siteById(id: ID!): Site @lookup }\ntype Site { id: ID! }",
            "type Query { site(id: ID!): Site @lookup }\ntype Site @key(fields: \"id\") { id: ID! name: String }",
        ];
        var inputs = schemas.Select((sdl, i) => new SourceSchemaInput($"s{i}", sdl)).ToList();
        inputs[0] = inputs[0] with { Settings = inputs[0].Settings with { InferKeysFromLookups = false } };

        Assert.Equal([DiagnosticCodes.InvalidFieldSharing], Composer.Compose(inputs).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void ARunningSource_MayLetGatewaysOfApolloFederationIn()
    {
        const string Machinery = " _service: _Service! _entities(representations: [_Any!]!): [_Entity]! } type _Service { sdl: String } scalar _Any";

        Texts.Equal(
            """
            type Query {
              siteById(id: ID!): Site
              visitById(id: ID!): Visit
            }

            type Site {
              id: ID!
            }

            type Visit {
              id: ID!
              site: Site
            }
            """,
            Composed.Public(
                "type Query { siteById(id: ID!): Site @lookup" + Machinery + " union _Entity = Site type Site @key(fields: \"id\") { id: ID! }",
                "type Query { visitById(id: ID!): Visit @lookup" + Machinery + " union _Entity = Visit type Visit @key(fields: \"id\") { id: ID! site: Site } type Site @key(fields: \"id\") { id: ID! }"));
    }

    [Fact]
    public void ARunningSource_ThatLetsThemIn_MayHaveNoQueries()
    {
        var running = new SourceSchemaInput(
            "b",
            """
            schema { query: Query mutation: Mutation }
            type Query { _service: _Service! }
            type Mutation { place: Int }
            type _Service { sdl: String }
            """);
        running = running with { Settings = running.Settings with { Kind = SourceSchemaKind.CompositeSchemas } };

        Assert.Equal([], Composer.Compose([new SourceSchemaInput("a", "type Query { ok: Int }"), running]).Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void ARunningSource_ThatLetsThemIn_KeepsFieldsOfThoseNames_InOtherTypes() => Texts.Equal(
        """
        type Query {
          orderById(id: ID!): Order
        }

        type Order {
          id: ID!
          _service: String
        }
        """,
        Composed.Public(
            """
            type Query { orderById(id: ID!): Order @lookup  _service: _Service! }
            type Order @key(fields: "id") { id: ID!  _service: String }
            type _Service { sdl: String }
            """));
}
