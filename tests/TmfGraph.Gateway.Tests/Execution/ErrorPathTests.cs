using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Errors stand where the client asked for what failed, under each name that it gave it.</summary>
public sealed class ErrorPathTests
{
    private static TestSource Pets => new(
        "pets",
        """
        type Query { pets: [Pet]  cat: Cat  strict: [Strict] }
        union Pet = Cat | Dog
        type Cat @key(fields: "id") { id: ID!  name: String }
        type Dog @key(fields: "id") { id: ID!  name: String }
        union Strict = Fox | Owl
        type Fox { name: String! }
        type Owl { name: String! }
        """,
        b => b.Resolve("Query.pets", TestSource.Json("""[{ "__typename": "Cat", "id": "1" }, { "__typename": "Dog", "id": "2" }]"""))
            .Resolve("Query.cat", TestSource.Json("""{ "id": "1" }"""))
            .Resolve("Query.strict", TestSource.Json("""[{ "__typename": "Owl" }]"""))
            .Resolve("Cat.name", Fails("no cat"))
            .Resolve("Dog.name", Fails("no dog"))
            .Resolve("Owl.name", Fails("no owl")));

    private static TestSource Ages => new(
        "ages",
        """
        type Query { pet(id: ID!): Pet @lookup @internal }
        union Pet = Cat | Dog
        type Cat @key(fields: "id") { id: ID!  age: Int }
        type Dog @key(fields: "id") { id: ID!  age: Int }
        """,
        b => b.Resolve("Query.pet", TestSource.Find("""[{ "__typename": "Cat", "id": "1" }, { "__typename": "Dog", "id": "2" }]"""))
            .Resolve("Cat.age", Fails("no age of cat"))
            .Resolve("Dog.age", Fails("no age of dog")));

    private static FieldResolver Fails(string text) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetError(i, new GraphQLError(text));
        }

        return ValueTask.CompletedTask;
    });

    private static async Task<string> AskAsync(string query, string variables = "{}")
    {
        using var graph = new TestGraph(Pets, Ages);
        return await graph.AskAsync(query, variables);
    }

    [Fact]
    public async Task FieldWithANameForEachType_HasItsErrorsUnderTheNameForTheObject() => Assert.Equal(
        """
        {"errors":[{"message":"no cat","path":["pets",0,"x"],"extensions":{"service":"pets"}},{"message":"no dog","path":["pets",1,"y"],"extensions":{"service":"pets"}}],"data":{"pets":[{"x":null},{"y":null}]}}
        """,
        await AskAsync("{ pets { ... on Cat { x: name } ... on Dog { y: name } } }"));

    [Fact]
    public async Task FieldWithANameForEachType_HasItsErrorsThere_WhenItIsLookedUp() => Assert.Equal(
        """
        {"errors":[{"message":"no age of cat","path":["pets",0,"x"],"extensions":{"service":"ages"}},{"message":"no age of dog","path":["pets",1,"y"],"extensions":{"service":"ages"}}],"data":{"pets":[{"x":null},{"y":null}]}}
        """,
        await AskAsync("{ pets { ... on Cat { x: age } ... on Dog { y: age } } }"));

    [Fact]
    public async Task FieldWithTwoNames_HasItsErrorUnderBoth() => Assert.Equal(
        """
        {"errors":[{"message":"no cat","path":["cat","x"],"extensions":{"service":"pets"}},{"message":"no cat","path":["cat","y"],"extensions":{"service":"pets"}}],"data":{"cat":{"x":null,"y":null}}}
        """,
        await AskAsync("{ cat { x: name y: name } }"));

    [Fact]
    public async Task FieldWithTwoNames_HasItsErrorUnderBoth_WhenItIsDeferred_AndAnswersDoNotSayItsType()
    {
        using var graph = new TestGraph(Pets, Ages);
        Assert.Equal(
            [
                """{"data":{"pets":[{},{}]},"pending":[{"id":"0","path":["pets",0]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","data":{"x":null,"y":null},"errors":[{"message":"no age of cat","path":["pets",0,"x"],"extensions":{"service":"ages"}},{"message":"no age of cat","path":["pets",0,"y"],"extensions":{"service":"ages"}}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ pets { ... on Cat { ... @defer { x: age y: age } } } }"));
    }

    [Theory]
    [InlineData("""{ "a": false }""", """{"errors":[{"message":"no cat","path":["cat","y"],"extensions":{"service":"pets"}}],"data":{"cat":{"y":null}}}""")]
    [InlineData("""{ "a": true }""", """{"errors":[{"message":"no cat","path":["cat","x"],"extensions":{"service":"pets"}},{"message":"no cat","path":["cat","y"],"extensions":{"service":"pets"}}],"data":{"cat":{"x":null,"y":null}}}""")]
    public async Task NameThatIsLeftOut_HasNoError(string variables, string expected) =>
        Assert.Equal(expected, await AskAsync("query($a: Boolean!) { cat { x: name @include(if: $a) y: name } }", variables));

    [Fact]
    public async Task FieldThatIsRequiredOfOneType_AndAskedForOfAnother_HasItsErrorsAtTheObject_WhereItIsOnlyRequired()
    {
        using var fees = new TestSource(
            "fees",
            "type Query { cat(id: ID!): Cat @lookup @internal }\ntype Cat @key(fields: \"id\") { id: ID!  fee(name: String @require(field: \"name\")): String }",
            b => b.Resolve("Query.cat", TestSource.Find("""[{ "id": "1" }]""")).Resolve("Cat.fee", FieldResolver.Pure(_ => ResolvedValue.FromObject("5"))));
        using var graph = new TestGraph(Pets, Ages, fees);
        Assert.Equal(
            """
            {"errors":[{"message":"no cat","path":["pets",0],"extensions":{"service":"pets"}},{"message":"no dog","path":["pets",1,"name"],"extensions":{"service":"pets"}},{"message":"no cat","path":["pets",0,"fee"],"extensions":{"service":"pets"}}],"data":{"pets":[{"fee":null},{"name":null}]}}
            """,
            await graph.AskAsync("{ pets { ... on Cat { fee } ... on Dog { name } } }"));
    }

    [Fact]
    public async Task ErrorThatTookItsObjectAlong_StandsThere_WhenItsNameDependsOnTheType() => Assert.Equal(
        """
        {"errors":[{"message":"no owl","path":["strict",0],"extensions":{"service":"pets"}}],"data":{"strict":[null]}}
        """,
        await AskAsync("{ strict { ... on Fox { x: name } ... on Owl { y: name } } }"));
}
