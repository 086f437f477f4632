using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>What sources are asked of interfaces and unions is valid there, however the objects' own fields differ.</summary>
public sealed class AbstractPlacesTests
{
    /// <summary>What one source is asked, and the answer.</summary>
    private static async Task<string> AskAsync(string query, string sdl, string root, string json)
    {
        using var source = new TestSource("a", sdl, b => b.Resolve(root, TestSource.Json(json)));
        using var graph = new TestGraph(source);
        var answer = await graph.AskAsync(query);
        return string.Join('\n', [.. source.Documents, answer]);
    }

    [Fact]
    public async Task ObjectsOfANarrowerType_AreAskedOfTheObjects_NotOfTheInterface() => Assert.Equal(
        """
        {things{__typename ...on A{owner{name}}}}
        {"data":{"things":[{"owner":{"name":"Ann"}}]}}
        """,
        await AskAsync(
            "{ things { owner { ... on User { name } } } }",
            """
            type Query { things: [Thing] }
            interface Thing { owner: Node }
            interface Node { id: ID! }
            type User implements Node { id: ID!  name: String }
            type A implements Thing { owner: User }
            """,
            "Query.things",
            """[{ "__typename": "A", "owner": { "name": "Ann" } }]"""));

    [Fact]
    public async Task ObjectsOfTheInterfacesOwnType_AreAskedOfIt() => Assert.Equal(
        """
        {things{__typename owner{name}}}
        {"data":{"things":[{"owner":{"name":"Ann"}},{"owner":{"name":"Bob"}}]}}
        """,
        await AskAsync(
            "{ things { owner { name } } }",
            """
            type Query { things: [Thing] }
            interface Thing { owner: User }
            type User { name: String }
            type A implements Thing { owner: User! }
            type B implements Thing { owner: User! }
            """,
            "Query.things",
            """[{ "__typename": "A", "owner": { "name": "Ann" } }, { "__typename": "B", "owner": { "name": "Bob" } }]"""));

    [Fact]
    public async Task ArgumentsThatTheInterfaceHasNot_AreGivenToTheObjects() => Assert.Equal(
        """
        {things{__typename ...on A{f(x:1)} ...on B{f(x:1)}}}
        {"data":{"things":[{"f":"1"},{"f":"2"}]}}
        """,
        await AskAsync(
            "{ things { ... on A { f(x: 1) } ... on B { f(x: 1) } } }",
            """
            type Query { things: [Thing] }
            interface Thing { f: String }
            type A implements Thing { f(x: Int): String }
            type B implements Thing { f(x: Int): String }
            """,
            "Query.things",
            """[{ "__typename": "A", "f": "1" }, { "__typename": "B", "f": "2" }]"""));

    [Fact]
    public async Task ArgumentsThatTheInterfaceHasNot_AreFilledForTheObjects()
    {
        const string Items = """[{ "__typename": "A", "id": "1", "title": "x" }]""";
        using var titles = new TestSource(
            "titles",
            "type Query { items: [Item] }\ninterface Item { id: ID! }\ntype A implements Item @key(fields: \"id\") { id: ID!  title: String }",
            b => b.Resolve("Query.items", TestSource.Json(Items)));
        using var labels = new TestSource(
            "labels",
            """
            type Query { item(id: ID!): Item @lookup @internal }
            interface Item { id: ID!  label: String }
            type A implements Item @key(fields: "id") { id: ID!  label(title: String @require(field: "title")): String }
            """,
            b => b.Resolve("Query.item", TestSource.Find(Items))
                .Resolve("A.label", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"of {a.Get("title")?.ToString()}"))));
        using var graph = new TestGraph(titles, labels);
        Assert.Equal("""{"data":{"items":[{"label":"of x"}]}}""", await graph.AskAsync("{ items { ... on A { label } } }"));
    }

    [Fact]
    public async Task ObjectsThatMayBeNullForOneTypeOnly_HaveANameOfTheirOwn() => Assert.Equal(
        """
        {u{__typename ...on A{f{x}} ...on C{f{x}} ...on B{f__1:f{x}}}}
        {"data":{"u":[{"f":{"x":1}},{"f":{"x":2}},{"f":{"x":3}}]}}
        """,
        await AskAsync(
            "{ u { ... on I { f { x } } } }",
            """
            type Query { u: [U] }
            union U = A | B | C
            interface I { f: F }
            type A implements I { f: F! }
            type B implements I { f: F }
            type C implements I { f: F! }
            type F { x: Int }
            """,
            "Query.u",
            """[{ "__typename": "A", "f": { "x": 1 } }, { "__typename": "B", "f": { "x": 2 } }, { "__typename": "C", "f": { "x": 3 } }]"""));

    [Fact]
    public async Task WhatOneTypesFieldProvides_IsNotTakenForAnothers()
    {
        using var things = new TestSource(
            "things",
            """
            type Query { things: [Thing] }
            interface Thing { author: User }
            type A implements Thing { author: User @provides(fields: "name") }
            type B implements Thing { author: User }
            type C implements Thing { author: User @provides(fields: "name") }
            type User @key(fields: "id") { id: ID!  name: String @external }
            """,
            b => b.Resolve("Query.things", TestSource.Json(
                """
                [
                  { "__typename": "A", "author": { "id": "1", "name": "Ann" } },
                  { "__typename": "B", "author": { "id": "2" } },
                  { "__typename": "C", "author": { "id": "3", "name": "Cid" } }
                ]
                """)));
        using var users = new TestSource(
            "users",
            "type Query { user(id: ID!): User @lookup }\ntype User @key(fields: \"id\") { id: ID!  name: String }",
            b => b.Resolve("Query.user", TestSource.Find("""[{ "id": "2", "name": "Bob" }]""")));
        using var graph = new TestGraph(things, users);
        Assert.Equal(
            """{"data":{"things":[{"author":{"name":"Ann"}},{"author":{"name":"Bob"}},{"author":{"name":"Cid"}}]}}""",
            await graph.AskAsync("{ things { author { name } } }"));
        Assert.Equal(["{things{__typename ...on A{author{name}} ...on C{author{name}} ...on B{author__1:author{id}}}}"], things.Documents);
    }

    [Fact]
    public async Task AliasThatIsTheNameOfTheType_IsNotHandedOn() => Assert.Equal(
        """
        {__typename__1:pets{__typename __typename__1:name ...on Dog{barks}}}
        {"data":{"__typename":[{"__typename":"Tom"},{"__typename":"Rex","barks":3}]}}
        """,
        await AskAsync(
            "{ __typename: pets { __typename: name ... on Dog { barks } } }",
            """
            type Query { pets: [Pet] }
            interface Pet { name: String! }
            type Cat implements Pet { name: String! }
            type Dog implements Pet { name: String!  barks: Int }
            """,
            "Query.pets",
            """[{ "__typename": "Cat", "name": "Tom" }, { "__typename": "Dog", "name": "Rex", "barks": 3 }]"""));
}
