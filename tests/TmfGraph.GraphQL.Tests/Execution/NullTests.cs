using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>What becomes of nulls and errors where null is not allowed.</summary>
public sealed class NullTests
{
    private static string Error(string path, string coordinate = "A.leaf", int column = 7) =>
        $$$"""{"message":"Cannot return null for non-nullable field.","locations":[{"line":1,"column":{{{column}}}}],"path":{{{path}}},"extensions":{"code":"HC0018","coordinate":"{{{coordinate}}}"}}""";

    [Theory]
    [InlineData("a: A", "leaf: Int", """{"leaf":null}""", null, """{"a":{"leaf":null}}""")]
    [InlineData("a: A", "leaf: Int!", """{"leaf":null}""", """["a","leaf"]""", """{"a":null}""")]
    [InlineData("a: A!", "leaf: Int!", """{"leaf":null}""", """["a","leaf"]""", "null")]
    [InlineData("a: A", "leaf: [Int!]", """{"leaf":[1,null,2]}""", """["a","leaf",1]""", """{"a":{"leaf":null}}""")]
    [InlineData("a: A", "leaf: [Int!]!", """{"leaf":[1,null]}""", """["a","leaf",1]""", """{"a":null}""")]
    [InlineData("a: A", "leaf: [Int]!", """{"leaf":[1,null]}""", null, """{"a":{"leaf":[1,null]}}""")]
    [InlineData("a: A", "leaf: [Int]!", """{"leaf":null}""", """["a","leaf"]""", """{"a":null}""")]
    [InlineData("a: A", "leaf: [[Int!]]", """{"leaf":[[1],[null],null,[2]]}""", """["a","leaf",1,0]""", """{"a":{"leaf":[[1],null,null,[2]]}}""")]
    [InlineData("a: A", "leaf: [[Int!]!]", """{"leaf":[[1],[null]]}""", """["a","leaf",1,0]""", """{"a":{"leaf":null}}""")]
    [InlineData("a: [A]", "leaf: Int!", """[{"leaf":1},{"leaf":null},{"leaf":3}]""", """["a",1,"leaf"]""", """{"a":[{"leaf":1},null,{"leaf":3}]}""")]
    [InlineData("a: [A!]", "leaf: Int!", """[{"leaf":1},{"leaf":null},{"leaf":3}]""", """["a",1,"leaf"]""", """{"a":null}""")]
    [InlineData("a: [A!]!", "leaf: Int!", """[{"leaf":1},{"leaf":null}]""", """["a",1,"leaf"]""", "null")]
    [InlineData("a: [[A!]]", "leaf: Int!", """[[{"leaf":1},{}],[{"leaf":2}]]""", """["a",0,1,"leaf"]""", """{"a":[null,[{"leaf":2}]]}""")]
    public async Task Null_Moves_Up_To_Where_It_May_Be(string field, string leaf, string value, string? path, string data)
    {
        var engine = new Engine($$"""type Query { {{field}} } type A { {{leaf}} }""").Constant("Query.a", value);
        Assert.Equal(
            path is null ? $$"""{"data":{{data}}}""" : $$"""{"errors":[{{Error(path)}}],"data":{{data}}}""",
            await engine.RunAsync("{ a { leaf } }"));
    }

    [Theory]
    [InlineData("a: [[A!]]", """[[{"id":1},{"id":0},{"id":2}],null,[],[{"id":3}]]""", """["a",0,1,"leaf"]""", """{"a":[null,null,[],[{"leaf":3,"id":3}]]}""")]
    [InlineData("a: [A]", """[{"id":1},{"id":0},null,{"id":2}]""", """["a",1,"leaf"]""", """{"a":[{"leaf":1,"id":1},null,null,{"leaf":2,"id":2}]}""")]
    [InlineData("a: [A!]", """[{"id":1},{"id":0},{"id":2}]""", """["a",1,"leaf"]""", """{"a":null}""")]
    public async Task Batched_Values_Stay_In_Place_When_Neighbours_Fall(string field, string value, string path, string data)
    {
        var engine = new Engine($$"""type Query { {{field}} } type A { leaf: Int! id: Int }""")
            .Constant("Query.a", value)
            .Batch("A.leaf", (batch, i) => batch.GetParent(i).Json.GetProperty("id").GetInt32() is > 0 and var id
                ? ResolvedValue.FromObject(id)
                : ResolvedValue.Null);
        Assert.Equal($$"""{"errors":[{{Error(path)}}],"data":{{data}}}""", await engine.RunAsync("{ a { leaf id } }"));
    }

    [Theory]
    [InlineData("true", "[{\"line\":1,\"column\":30},{\"line\":1,\"column\":35},{\"line\":2,\"column\":18}]")]
    [InlineData("false", "[{\"line\":1,\"column\":30},{\"line\":2,\"column\":18}]")]
    public async Task Error_Names_All_Places_That_Select_The_Field(string more, string locations)
    {
        var engine = new Engine("type Query { a: A } type A { leaf: Int! }").Constant("Query.a", "{}");
        Assert.Equal(
            $$$"""{"errors":[{"message":"Cannot return null for non-nullable field.","locations":{{{locations}}},"path":["a","leaf"],"extensions":{"code":"HC0018","coordinate":"A.leaf"}}],"data":{"a":null}}""",
            await engine.RunAsync("query Q($more: Boolean!) {a {leaf leaf @include(if: $more) ...F } }\nfragment F on A {leaf }", $$"""{ "more": {{more}} }"""));
    }

    [Theory]
    [InlineData(ErrorMode.Null, """{"a":{"leaf":null,"id":1},"b":2}""", 1)]
    [InlineData(ErrorMode.Propagate, """{"a":null,"b":2}""", 1)]
    [InlineData(ErrorMode.Halt, "null", 1)]
    public async Task Error_Mode_Decides(ErrorMode mode, string data, int errors)
    {
        var engine = new Engine("type Query { a: A b: Int } type A { leaf: Int! id: Int }")
            .Constant("Query.a", """{ "leaf": null, "id": 1 }""").Constant("Query.b", "2");
        var text = await engine.RunAsync("{ a { leaf id } b }", onError: mode);
        Assert.EndsWith($$""","data":{{data}}}""", text, StringComparison.Ordinal);
        Assert.Equal(errors, text.Split("\"message\"").Length - 1);
    }

    [Fact]
    public async Task Halt_Also_Ends_Where_Null_Is_Allowed_And_Stops_Mutations()
    {
        var engine = new Engine("type Query { a: Int } type Mutation { a: Int b: Int }")
            .Batch("Mutation.a", (_, _) => throw new GraphQLException("no"))
            .Constant("Mutation.b", "1");
        Assert.Equal(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":12}],"path":["a"]}],"data":null}""",
            await engine.RunAsync("mutation { a b }", onError: ErrorMode.Halt));
        Assert.Equal(["Mutation.a: 1"], engine.Calls);
    }

    [Fact]
    public async Task A_Failed_Root_Field_That_May_Not_Be_Null_Ends_A_Mutation()
    {
        var engine = new Engine("type Query { a: Int } type Mutation { a: Int! b: Int }").Constant("Mutation.a", "null").Constant("Mutation.b", "1");
        Assert.EndsWith("\"data\":null}", await engine.RunAsync("mutation { a b }"), StringComparison.Ordinal);
        Assert.Equal(["Mutation.a: 1"], engine.Calls);
    }

    [Fact]
    public async Task Errors_Of_A_Batch_Have_Path_And_Location()
    {
        var engine = new Engine("type Query { a: [A] } type A { bad: Int worse: Int! fine: Int }")
            .Constant("Query.a", "[{},{}]")
            .Resolve("A.bad", FieldResolver.Batch((batch, _) =>
            {
                batch.SetError(0, new GraphQLError("first") { Code = "X" });
                batch.SetResult(1, ResolvedValue.FromObject(5));
                return ValueTask.CompletedTask;
            }))
            .Resolve("A.fine", FieldResolver.Batch((batch, _) =>
            {
                batch.SetResult(0, ResolvedValue.FromObject(7));
                batch.AddError(0, new GraphQLError("beside"));
                return ValueTask.CompletedTask;
            }))
            .Resolve("A.worse", FieldResolver.Pure(_ => ResolvedValue.FromObject(1)));
        Assert.Equal(
            """{"errors":[{"message":"first","locations":[{"line":1,"column":7}],"path":["a",0,"b"],"extensions":{"code":"X"}},{"message":"beside","locations":[{"line":1,"column":20}],"path":["a",0,"fine"]}],"data":{"a":[{"b":null,"worse":1,"fine":7},{"b":5,"worse":1,"fine":null}]}}""",
            await engine.RunAsync("{ a { b: bad worse fine } }"));
    }

    [Fact]
    public async Task Halting_Resolves_Nothing_Below_The_Error()
    {
        var engine = new Engine("type Query { a: A! b: A } type A { x: X! } type X { id: ID }")
            .Constant("Query.a", "{}")
            .Batch("Query.b", (_, _) => throw new GraphQLException("It is broken."))
            .Batch("A.x", (_, _) => throw new InvalidOperationException("It is not called."));
        Assert.Equal(
            """{"errors":[{"message":"It is broken.","locations":[{"line":1,"column":18}],"path":["b"]}],"data":null}""",
            await engine.RunAsync("{ a { x { id } } b { x { id } } }", onError: ErrorMode.Halt));
        Assert.Equal(["Query.a: 1", "Query.b: 1"], engine.Calls);
    }

    [Fact]
    public async Task Halting_One_Set_Of_Variables_Leaves_The_Others()
    {
        var engine = new Engine("type Query { a(n: Int!): A } type A { x: Int }")
            .Batch("A.x", (_, _) => ResolvedValue.FromObject(7))
            .Resolve("Query.a", FieldResolver.Batch((batch, _) =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    if (batch.GetArguments(i).GetInt32("n") == 1)
                    {
                        batch.SetError(i, new GraphQLError("no"));
                    }
                    else
                    {
                        batch.SetResult(i, Engine.Value("{}"));
                    }
                }

                return ValueTask.CompletedTask;
            }));
        Assert.Equal(
            """
            {"variableIndex":0,"errors":[{"message":"no","locations":[{"line":1,"column":19}],"path":["a"]}],"data":null}
            {"variableIndex":1,"data":{"a":{"x":7}}}
            """,
            await engine.RunAsync("query($n: Int!) { a(n: $n) { x } }", """[{ "n": 1 }, { "n": 2 }]""", onError: ErrorMode.Halt));
    }

    [Theory]
    [InlineData(false, """{"message":"Unexpected Execution Error","locations":[{"line":1,"column":3}],"path":["a"]}""")]
    [InlineData(true, "\"message\":\"secret\"")]
    public async Task Unexpected_Exceptions_Show_Details_Only_When_Asked(bool details, string expected)
    {
        var seen = new List<string?>();
        var engine = new Engine("type Query { a: Int }").Pure("Query.a", (_, _) => throw new InvalidOperationException("secret"));
        engine.Options.IncludeExceptionDetails = details;
        engine.Options.OnUnexpectedError = (exception, coordinate) => seen.Add($"{coordinate} {exception.Message}");
        Assert.Contains(expected, await engine.RunAsync("{ a }"), StringComparison.Ordinal);
        Assert.Equal(["Query.a secret"], seen);
    }

    [Theory]
    [InlineData("Int", "\"x\"", "The value of `Query.a` is no value of `Int`.")]
    [InlineData("Int", "1.5", "The value of `Query.a` is no value of `Int`.")]
    [InlineData("[Int]", "1", "The value of `Query.a` should be a list and is none.")]
    [InlineData("E", "\"Z\"", "The value of `Query.a` is no value of `E`.")]
    [InlineData("E", "1", "The value of `Query.a` is no value of `E`.")]
    public async Task Values_Of_The_Wrong_Kind_Are_Field_Errors(string type, string value, string message)
    {
        var engine = new Engine($$"""type Query { a: {{type}} } enum E { X }""").Constant("Query.a", value);
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"HC0001"}}],"data":{"a":null}}""",
            await engine.RunAsync("{ a }"));
    }

    [Fact]
    public async Task A_Type_That_Does_Not_Belong_Is_A_Field_Error()
    {
        var engine = new Engine("type Query { a: U } union U = A type A { x: Int } type B { x: Int }").Constant("Query.a", """{ "__typename": "B" }""");
        Assert.Contains("is of no type that `U` can have.", await engine.RunAsync("{ a { __typename } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_Beyond_The_Limit_Are_Counted()
    {
        var engine = new Engine("type Query { a: [Int] }").Constant("Query.a", """["x","x","x","x"]""");
        engine.Options.MaxErrors = 2;
        Assert.EndsWith("""{"message":"2 more errors are left out."}],"data":{"a":[null,null,null,null]}}""", await engine.RunAsync("{ a }"), StringComparison.Ordinal);
    }
}
