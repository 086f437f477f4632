using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Tests.Execution;

namespace TmfGraph.GraphQL.Tests.Code;

public sealed class DirectiveCodeTests
{
    private const string Sdl =
        """
        directive @upper on FIELD_DEFINITION
        directive @cut(to: Int! = 3, mark: String) on FIELD_DEFINITION
        directive @timed(label: String!) on FIELD_DEFINITION
        type Query {
          json: Thing
          code: String @upper @cut(to: 4)
          pure: String @cut(mark: "…") @upper
          batch: [String] @upper
          failing: String @upper
        }
        type Thing { name: String @upper other: String inner: Thing @timed(label: "inner") }
        """;

    private static Engine Engine => new Engine(Sdl)
        .Constant("Query.json", """{ "name": "fibre", "other": "x", "inner": { "name": null, "other": "y" } }""")
        .Pure("Query.pure", static (_, _) => ResolvedValue.FromObject("pure text"))
        .Batch("Query.batch", static (_, _) => Execution.Engine.Value("""["a", null, "b"]"""))
        .With(s => s
            .Resolve("Query.code", async () =>
            {
                await Task.Yield();
                return "some text";
            })
            .Resolve("Query.failing", string () => throw new GraphQLException("No."))
            .ApplyDirective("upper", (string value) => value.ToUpperInvariant())
            .ApplyDirective("cut", (string value, int to, string? mark) => value.Length <= to ? value : value[..to] + mark));

    [Fact]
    public async Task Values_Are_Changed_Wherever_They_Come_From()
    {
        Assert.Equal(
            """{"data":{"json":{"name":"FIBRE","other":"x"},"code":"SOME","pure":"PUR…","batch":["A",null,"B"]}}""",
            await Engine.RunAsync("{ json { name other } code pure batch }"));
    }

    [Fact]
    public async Task Last_Directive_Acts_First()
    {
        var engine = new Engine("directive @add(text: String!) repeatable on FIELD_DEFINITION type Query { a: String @add(text: \"1\") @add(text: \"2\") }")
            .With(s => s.Resolve("Query.a", () => "a").ApplyDirective("add", (string value, string text) => value + text));
        Assert.Equal("""{"data":{"a":"a21"}}""", await engine.RunAsync("{ a }"));
    }

    [Fact]
    public async Task Errors_Pass_Through() => Assert.Equal(
        """{"errors":[{"message":"No.","locations":[{"line":1,"column":3}],"path":["failing"]}],"data":{"failing":null}}""",
        await Engine.RunAsync("{ failing }"));

    [Fact]
    public async Task Middleware_Stands_Around_The_Whole_Batch()
    {
        var log = new List<string>();
        var engine = Engine.With(s => s.ApplyDirective("timed", async (directive, batch, next, _) =>
        {
            log.Add($"{directive.GetString("label")} before {batch.Count}");
            await next();
            log.Add($"after {batch.GetResult(0).Json}");
            batch.SetResult(0, Execution.Engine.Value("""{ "other": "z" }"""));
        }));
        Assert.Equal("""{"data":{"json":{"inner":{"name":null,"other":"z"}}}}""", await engine.RunAsync("{ json { inner { name other } } }"));
        Assert.Equal(["inner before 1", """after { "name": null, "other": "y" }"""], log);
    }

    [Fact]
    public async Task Middleware_May_Keep_The_Resolver_From_Running()
    {
        var engine = Engine.With(s => s.ApplyDirective("upper", (directive, batch, next, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetError(i, new GraphQLError("Closed."));
            }

            return ValueTask.CompletedTask;
        }));
        Assert.Equal(
            """{"errors":[{"message":"Closed.","locations":[{"line":1,"column":3}],"path":["batch"]}],"data":{"batch":null}}""", await engine.RunAsync("{ batch }"));
    }

    [Fact]
    public async Task Directives_Of_Operations_Are_Seen_By_Introspection()
    {
        var engine = new Engine("directive @audit(reason: String) on QUERY | FIELD type Query { a: Int }").With(s => s.Resolve("Query.a", () => 1));
        Assert.Equal("""{"data":{"a":1}}""", await engine.RunAsync("query @audit(reason: \"x\") { a @audit }"));
        Assert.StartsWith(
            """{"data":{"__schema":{"directives":[{"name":"audit","locations":["QUERY","FIELD"],"args":[{"name":"reason"}]},""",
            await engine.RunAsync("{ __schema { directives { name locations args { name } } } }"),
            StringComparison.Ordinal);
    }
}
