namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class VariableTests
{
    [Fact]
    public async Task Lists_Are_Limited()
    {
        var engine = new Engine("type Query { a(x: [[Int]]): Int }");
        engine.Options.MaxListItems = 2;
        Assert.Contains(
            "the list has more than 2 items, which is the limit.",
            await engine.RunAsync("query($x: [[Int]]) { a(x: $x) }", """{ "x": [[1, 2, 3]] }"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Host_Chooses_The_Limits()
    {
        var engine = new Engine("type Query { a: Int }");
        engine.Options.ParserLimits = engine.Options.ParserLimits with { MaxAliases = 1 };
        engine.Options.ValidationLimits = new TmfGraph.GraphQL.Validation.ValidationLimits { MaxIncrementalDirectives = 0 };
        Assert.Contains("more than 1 aliases", await engine.RunAsync("{ b: a c: a }"), StringComparison.Ordinal);
        Assert.Contains("more than 0 `@defer`", await engine.RunAsync("{ ... @defer { a } }"), StringComparison.Ordinal);
    }

    private const string Sdl =
        """
        type Query { echo(input: In, list: [Int!], nested: [[Int]], state: State, id: ID, any: Any, one: One, text: String = "d"): Any required(n: Int!): Any }
        input In { a: Int! b: String = "x" state: State deep: In list: [ID!] }
        input One @oneOf { a: Int b: String }
        enum State { UP DOWN }
        scalar Any
        """;

    private static readonly string[] Names = ["input", "list", "nested", "state", "id", "any", "one", "text", "n"];

    private static Engine Engine => new Engine(Sdl).Pure("Query.echo", Echo).Pure("Query.required", Echo);

    private static TmfGraph.GraphQL.Execution.ResolvedValue Echo(
        TmfGraph.GraphQL.Execution.ResolvedValue parent, TmfGraph.GraphQL.Execution.FieldArguments arguments) =>
        Engine.Value($"{{{string.Join(',', Names.Where(n => arguments.TryGet(n, out _)).Select(n => $"\"{n}\":{(arguments.TryGet(n, out var v) ? v.GetRawText() : "")}"))}}}");

    [Theory]
    [InlineData("echo", """{"text":"d"}""")]
    [InlineData("echo(text: null)", """{"text":null}""")]
    [InlineData("echo(list: 1)", """{"list":[1],"text":"d"}""")]
    [InlineData("echo(nested: 1)", """{"nested":[[1]],"text":"d"}""")]
    [InlineData("echo(nested: [[1], 2, null])", """{"nested":[[1],[2],null],"text":"d"}""")]
    [InlineData("echo(input: { a: 1 })", """{"input":{"a":1,"b":"x"},"text":"d"}""")]
    [InlineData("echo(input: { a: 1, b: null, deep: { a: 2, list: 3 } })", """{"input":{"a":1,"b":null,"deep":{"a":2,"b":"x","list":["3"]}},"text":"d"}""")]
    [InlineData("echo(state: UP, id: 12)", """{"state":"UP","id":"12","text":"d"}""")]
    [InlineData("echo(any: { x: [1, \"s\", E], y: null })", """{"any":{"x":[1,"s","E"],"y":null},"text":"d"}""")]
    [InlineData("echo(one: { b: \"x\" })", """{"one":{"b":"x"},"text":"d"}""")]
    public async Task Literals_Are_Coerced(string field, string expected) =>
        Assert.Equal($$$"""{"data":{"e":{{{expected}}}}}""", await Engine.RunAsync($"{{ e: {field} }}"));

    [Theory]
    [InlineData("$v: In", "input: $v", """{ "v": { "a": 1 } }""", """{"input":{"a":1,"b":"x"},"text":"d"}""")]
    [InlineData("$v: In", "input: $v", "{}", """{"text":"d"}""")]
    [InlineData("$v: In", "input: $v", """{ "v": null }""", """{"input":null,"text":"d"}""")]
    [InlineData("$v: In = { a: 5 }", "input: $v", "{}", """{"input":{"a":5,"b":"x"},"text":"d"}""")]
    [InlineData("$v: [Int!]", "list: $v", """{ "v": 7 }""", """{"list":[7],"text":"d"}""")]
    [InlineData("$v: [[Int]]", "nested: $v", """{ "v": [1, [2], null] }""", """{"nested":[[1],[2],null],"text":"d"}""")]
    [InlineData("$v: ID", "id: $v", """{ "v": 12 }""", """{"id":"12","text":"d"}""")]
    [InlineData("$v: [Int!]", "list: $v", """{ "v": [2.0, 1e1, -7] }""", """{"list":[2,10,-7],"text":"d"}""")]
    [InlineData("$v: State", "state: $v", """{ "v": "DOWN" }""", """{"state":"DOWN","text":"d"}""")]
    [InlineData("$v: Int!", "input: { a: $v, deep: { a: $v } }", """{ "v": 3 }""", """{"input":{"a":3,"b":"x","deep":{"a":3,"b":"x"}},"text":"d"}""")]
    [InlineData("$v: String", "input: { a: 1, b: $v }", "{}", """{"input":{"a":1,"b":"x"},"text":"d"}""")]
    [InlineData("$v: Int", "nested: [[$v, 2]]", "{}", """{"nested":[[null,2]],"text":"d"}""")]
    [InlineData("$v: Any", "any: { x: [$v] }", """{ "v": { "k": 1.50 } }""", """{"any":{"x":[{ "k": 1.50 }]},"text":"d"}""")]
    [InlineData("$v: One", "one: $v", """{ "v": { "a": 1 } }""", """{"one":{ "a": 1 },"text":"d"}""")]
    [InlineData("$v: String", "text: $v", "{}", """{"text":"d"}""")]
    public async Task Variables_Are_Coerced(string definition, string argument, string variables, string expected) =>
        Assert.Equal(
            $$$"""{"data":{"echo":{{{expected.Replace(" ", "", StringComparison.Ordinal)}}}}}""",
            (await Engine.RunAsync($"query({definition}) {{ echo({argument}) }}", variables)).Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("$v: Int!", "{}", "Variable `$v` of type `Int!` is not valid: a value is needed.", "\"variable\":\"v\"")]
    [InlineData("$v: Int!", """{ "v": null }""", "Variable `$v` of type `Int!` is not valid: null is no value of `Int!`.", "\"variable\":\"v\"")]
    [InlineData("$v: State", """{ "v": "LEFT" }""", "Variable `$v` of type `State` is not valid: `\\\"LEFT\\\"` is no value of the enum `State`.", "\"variable\":\"v\"")]
    [InlineData("$v: In", """{ "v": {} }""", "Variable `$v` of type `In` is not valid: `In.a` needs a value.", "\"variable\":\"v\",\"coordinate\":\"In.a\",\"inputPath\":[\"a\"]")]
    [InlineData("$v: In", """{ "v": 1 }""", "Variable `$v` of type `In` is not valid: `In` needs an object.", "\"variable\":\"v\"")]
    [InlineData("$v: In", """{ "v": { "a": 1, "z": 1 } }""", "Variable `$v` of type `In` is not valid: `In` has no field `z`.", "\"variable\":\"v\"")]
    [InlineData("$v: [In!]", """{ "v": [{ "a": 1 }, { "a": 1, "deep": { "a": null } }] }""", "Variable `$v` of type `[In!]` is not valid: null is no value of `Int!`.", "\"variable\":\"v\",\"coordinate\":\"In.a\",\"inputPath\":[1,\"deep\",\"a\"]")]
    [InlineData("$v: One", "{ \"v\": {} }", "Variable `$v` of type `One` is not valid: `One` needs exactly one of its fields.", "\"variable\":\"v\"", "HC0054")]
    [InlineData("$v: One", """{ "v": { "a": 1, "b": "x" } }""", "Variable `$v` of type `One` is not valid: `One` needs exactly one of its fields.", "\"variable\":\"v\"", "HC0055")]
    [InlineData("$v: One", """{ "v": { "a": null } }""", "Variable `$v` of type `One` is not valid: a field of the @oneOf input object `One` cannot be null.", "\"variable\":\"v\",\"coordinate\":\"One.a\",\"inputPath\":[\"a\"]", "HC0056")]
    public async Task Variables_That_Do_Not_Fit_Are_Request_Errors(
        string definition, string variables, string message, string extensions, string code = "HC0001")
    {
        var engine = Engine;
        engine.Options.Validate = static (_, _) => [];
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":7}],"extensions":{"code":"{{{code}}}",{{{extensions}}}}}]}""",
            await engine.RunAsync($"query({definition}) {{ echo }}", variables));
    }

    [Theory]
    [InlineData("$v: Nope", "HC0016")]
    [InlineData("$v: Query", "HC0017")]
    public async Task Types_Of_Variables_Are_Input_Types(string definition, string code)
    {
        var engine = Engine;
        engine.Options.Validate = static (_, _) => [];
        Assert.Contains($"\"code\":\"{code}\"", await engine.RunAsync($"query({definition}) {{ echo }}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Nullable_Variable_Without_Value_Fails_A_Required_Argument_As_A_Field()
    {
        Assert.Equal(
            """{"errors":[{"message":"The argument `n` is not valid: variable `$v` has no value, and `Int!` needs one.","locations":[{"line":1,"column":34}],"path":["required"],"extensions":{"code":"HC0001","coordinate":"Query.required(n:)"}}],"data":{"required":null}}""",
            await Engine.RunAsync("query($v: Int = 1) { required(n: $v) }", """{ "v": null }"""));
    }

    [Theory]
    [InlineData("[]", "The variable batch has no elements.")]
    [InlineData("[{}, {}, {}]", "The batch size exceeds the maximum allowed batch size of 2.")]
    public async Task Variable_Batches_Have_Limits(string variables, string message)
    {
        var engine = Engine;
        engine.Options.MaxVariableSets = 2;
        Assert.Equal($$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"HC0009"}}]}""", await engine.RunAsync("{ echo }", variables));
    }
}
