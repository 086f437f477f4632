using System.Text;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>What requests may ask of the engine at most, where it is not a matter of a single rule.</summary>
public sealed class LimitTests
{
    private const string Sdl =
        """
        type Query { a(x: [Int], i: In, s: String, e: Color): Int q: Query }
        input In { a: Int b: String = "b" c: In }
        enum Color { RED }
        """;

    [Fact]
    public async Task Variables_HaveALimitedNumberOfMembers()
    {
        var engine = new Engine(Sdl);
        engine.Options.MaxListItems = 3;

        Assert.Equal(
            """{"errors":[{"message":"The variables have more than 3 members, which is the limit.","extensions":{"code":"HC0009"}}]}""",
            await engine.RunAsync("query($x: [Int]) { a(x: $x) }", """{ "x": [], "b": 1, "c": 2, "d": 3 }"""));
    }

    [Fact]
    public async Task Strings_AreLimited()
    {
        var engine = new Engine(Sdl);
        engine.Options.MaxStringBytes = 5;

        Assert.Contains("the string has more than 5 bytes, which is the limit.", await engine.RunAsync("query($s: String) { a(s: $s) }", """{ "s": "abcd" }"""), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"a":null}}""", await engine.RunAsync("query($s: String) { a(s: $s) }", """{ "s": "abc" }"""));
    }

    [Fact]
    public async Task AnInputObject_IsGivenNoMoreMembersThanItHasFields()
    {
        Assert.Contains(
            "`In` is given a field more than once.",
            await new Engine(Sdl).RunAsync("query($i: In) { a(i: $i) }", """{ "i": { "a": 1, "a": 2, "a": 3, "a": 4 } }"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownMembers_EndWithTheLimitOfErrors()
    {
        var engine = new Engine(Sdl);
        engine.Options.MaxErrors = 2;
        var members = string.Join(',', Enumerable.Range(0, 50).Select(static i => $"\"{new string('x', 500)}{i}\": 1"));

        var result = await engine.RunAsync("query($i: In) { a(i: $i) }", $"{{ \"i\": {{ {members} }} }}");

        Assert.True(result.Length < 1_000, result);
    }

    [Theory]
    [InlineData("{ q { LONG } }")]
    [InlineData("{ a(e: LONG) }")]
    [InlineData("query($v: LONG) { a(x: $v) }")]
    [InlineData("{ ...LONG }")]
    public async Task Messages_CutWhatTheyRepeat(string query)
    {
        var result = await new Engine(Sdl).RunAsync(query.Replace("LONG", new string('x', 100_000), StringComparison.Ordinal));

        Assert.True(result.Length < 3_000, $"The answer has {result.Length} characters.");
    }

    [Fact]
    public async Task AField_DependsOnALimitedNumberOfConditions()
    {
        var engine = new Engine(Sdl);
        engine.Options.MaxPlanFields = 1_000;
        var variables = string.Join(' ', Enumerable.Range(0, 60).Select(static i => $"$b{i}: Boolean = false"));
        var places = string.Join(' ', Enumerable.Range(0, 60).Select(static i => $"a @include(if: $b{i})"));

        Assert.Equal(
            """{"errors":[{"message":"A selection spreads out to more than 1000 nodes."}]}""",
            await engine.RunAsync($"query({variables}) {{ {places} }}"));
    }

    [Fact]
    public void PlanCache_KeepsNoMoreThanItsBytes()
    {
        var cache = new PlanCache<OperationPlan>(100, maxBytes: 10_000, weigh: static _ => 4_000);
        Add("{ a }");
        Add("{ q { a } }");
        Add("{ q { q { a } } }");
        Add($"# {new string('x', 10_000)}\n{{ a }}");

        Assert.False(Has("{ a }"));
        Assert.True(Has("{ q { a } }"));
        Assert.True(Has("{ q { q { a } } }"));
        Assert.Equal(2, cache.Count);

        bool Has(string document) => cache.TryGet(Encoding.UTF8.GetBytes(document), null, out _);

        void Add(string document)
        {
            var syntax = SyntaxParser.Parse(document);
            var plan = OperationPlan.Create(new SchemaBuilder().AddDocument(Sdl).Build(), syntax, (OperationDefinitionNode)syntax.Definitions[0], 100);
            cache.Add(Encoding.UTF8.GetBytes(document), null, plan);
        }
    }
}
