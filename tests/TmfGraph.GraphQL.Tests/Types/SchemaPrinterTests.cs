using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void Print_GivesBackWhatWasBuilt()
    {
        const string Sdl =
            """"
            """Marks a thing."""
            directive @mark(level: Int = 1) repeatable on OBJECT | FIELD_DEFINITION | ENUM_VALUE

            """The root."""
            type Query @mark {
              """One thing."""
              thing(id: ID!, state: State = OPEN): Thing @mark(level: 2)
              things(first: Int = 10, where: ThingFilter = { state: OPEN }): [Thing!]!
              any: AnyThing
            }

            interface Node {
              id: ID!
            }

            type Thing implements Node {
              id: ID!
              state: State
              old: String @deprecated(reason: "Use state.")
              at: DateTime
            }

            union AnyThing = Thing | Other

            type Other {
              name: String
            }

            enum State {
              OPEN @mark
              CLOSED
            }

            input ThingFilter {
              state: State
              and: [ThingFilter!]
            }

            input By @oneOf {
              id: ID
              name: String
            }

            """
            A point in time.

              With an indented line.
            """
            scalar DateTime @specifiedBy(url: "https://example.org/date-time")

            """";
        var schema = new SchemaBuilder().AddDocument(Sdl).Build();
        Assert.Equal(Sdl, SchemaPrinter.Print(schema));
    }

    [Theory]
    [InlineData("type Query { a: Int }", false)]
    [InlineData("schema { query: Query } type Query { a: Int }", false)]
    [InlineData("schema { query: Q } type Q { a: Int }", true)]
    [InlineData("schema { query: Query } type Query { a: Int } type Mutation { a: Int }", true)]
    [InlineData("\"Words.\" schema { query: Query } type Query { a: Int }", true)]
    [InlineData("directive @a on SCHEMA extend schema @a type Query { a: Int }", true)]
    public void Print_HasASchemaDefinition_When_NamesDoNotSayTheSame(string sdl, bool isNeeded)
    {
        var printed = SchemaPrinter.Print(new SchemaBuilder().AddDocument(sdl).Build());
        Assert.Equal(isNeeded, printed.Contains("schema", StringComparison.Ordinal));
        Assert.Equal(printed, SchemaPrinter.Print(new SchemaBuilder().AddDocument(printed).Build()));
    }

    [Fact]
    public void Print_SortsAndLeavesOut_When_Asked()
    {
        var schema = new SchemaBuilder()
            .AddDocument(
                """
                directive @b on OBJECT
                directive @a on OBJECT
                "Words."
                type Query @a @b { c: C }
                type Hidden { a: Int }
                enum C { "Words." D @deprecated }
                """)
            .Build();
        var options = new SchemaPrintOptions
        {
            SortDefinitions = true,
            IncludeDescriptions = false,
            IncludeDirective = static name => name != "b",
            IncludeType = static type => type.Name != "Hidden",
        };
        Assert.Equal(
            """
            directive @a on OBJECT

            enum C {
              D @deprecated
            }

            type Query @a {
              c: C
            }

            """,
            SchemaPrinter.Print(schema, options));
    }
}
