using System.Text.Json;
using TmfGraph.GraphQL.Tests.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class IntrospectionQueryTests
{
    [Theory]
    [InlineData(
        """"
        """
        A schema
        with two lines.
        """
        schema {
          query: Root
          mutation: Changes
          subscription: Events
        }

        "Says how much."
        directive @mark("How much." level: [Int!] = [1, 2], old: Int @deprecated) repeatable on FIELD | OBJECT

        directive @plain on FRAGMENT_SPREAD

        "About the root."
        type Root implements Node & Named {
          id: ID!
          name: String
          things(where: Filter = {state: OPEN, tags: ["a", "b"]}, old: Int @deprecated(reason: "Use where.")): [[Thing!]]!
          gone: Int @deprecated
        }

        type Changes {
          rename(by: By!, to: String! = "none"): Root
        }

        type Events {
          happened: Thing
        }

        interface Node implements Named {
          id: ID!
          name: String
        }

        interface Named {
          name: String
        }

        union Thing = Root | Events

        enum State {
          "About OPEN."
          OPEN
          SHUT @deprecated(reason: "Is HELD.")
        }

        input Filter {
          "The state."
          state: State! = OPEN
          tags: [String!]
          old: String @deprecated
        }

        input By @oneOf {
          id: ID
          number: Long
        }

        scalar When @specifiedBy(url: "https://when.example")

        scalar Long

        """")]
    [InlineData("type Query {\n  a: Int\n}\n")]
    public async Task Schema_IsTheSame_When_ItIsAskedForBuiltAndPrinted(string sdl)
    {
        var answer = await new Engine(sdl).RunAsync(IntrospectionQuery.Text);
        var schema = new SchemaBuilder().AddIntrospection(JsonDocument.Parse(answer).RootElement).Build();
        Assert.Equal(SchemaPrinter.Print(new SchemaBuilder().AddDocument(sdl).Build()), SchemaPrinter.Print(schema));
        Assert.Equal(answer, await Ask(schema));
    }

    [Fact]
    public void Answers_OfOlderServersAreRead() => Assert.Equal(
        """
        type Query {
          a(b: Int): String
        }

        """,
        Printed(
            """
            {"data":{"__schema":{"queryType":{"name":"Query"},"types":[
              {"kind":"OBJECT","name":"Query","fields":[{"name":"a","args":[{"name":"b","type":{"kind":"SCALAR","name":"Int"}}],"type":{"kind":"SCALAR","name":"String"}}]},
              {"kind":"SCALAR","name":"String"},{"kind":"OBJECT","name":"__Schema","fields":[]}]}}}
            """),
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("[]", "[] is no object")]
    [InlineData("""{"data":null,"errors":[]}""", "null is no object")]
    [InlineData("""{"types":[{"kind":"ROCK","name":"A"}]}""", "the type 'A' is of no known kind ('ROCK')")]
    [InlineData("""{"types":[{"kind":"OBJECT"}]}""", """a name is missing in {"kind":"OBJECT"}""")]
    [InlineData("""{"types":[{"kind":"OBJECT","name":"a b"}]}""", "\"a b\" is not a name")]
    [InlineData("""{"types":{}}""", """'types' is no list in {"types":{}}""")]
    [InlineData("""{"types":[{"kind":"OBJECT","name":"A","fields":[{"name":"a"}]}]}""", """a type is missing or not asked for deep enough ('type' of {"name":"a"})""")]
    [InlineData(
        """{"types":[{"kind":"INPUT_OBJECT","name":"A","inputFields":[{"name":"a","type":{"kind":"SCALAR","name":"Int"},"defaultValue":"}"}]}]}""",
        "the default value of 'a' is no GraphQL value: Expected a value, found '}'")]
    [InlineData("""{"directives":[{"name":"a","locations":["HERE"]}]}""", "\"HERE\" is not a directive location")]
    public void Malformed_Answers_AreRefusedInWords(string json, string problem) => Assert.Equal(
        $"This is no answer to an introspection query: {problem}.",
        Assert.Throws<FormatException>(() => IntrospectionQuery.ToDocument(JsonDocument.Parse(json).RootElement)).Message);

    private static string Printed(string json) => SchemaPrinter.Print(new SchemaBuilder().AddIntrospection(JsonDocument.Parse(json).RootElement).Build());

    private static Task<string> Ask(GraphSchema schema) => new Engine(SchemaPrinter.Print(schema)).RunAsync(IntrospectionQuery.Text);
}
