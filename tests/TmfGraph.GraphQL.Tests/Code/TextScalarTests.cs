using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Tests.Execution;

namespace TmfGraph.GraphQL.Tests.Code;

public sealed class TextScalarTests
{
    private static Engine Engine => new Engine("scalar Colour type Query { mix(a: Colour!, b: Colour = \"#000000\"): Colour all: [Colour!] raw: Colour }")
        .With(s => s
            .BindScalar("Colour", Parse, c => $"#{c.Rgb:X6}")
            .Resolve("Query.mix", (Colour a, Colour? b) => new Colour(a.Rgb + (b?.Rgb ?? 1)))
            .Resolve("Query.all", () => new[] { new Colour(1), new Colour(0xFFFFFF) })
            .Resolve("Query.raw", () => "red"));

    [Fact]
    public async Task Values_Are_Texts_Outside_And_Objects_In_Code() => Assert.Equal(
        """{"data":{"mix":"#00000A","b":"#000003","c":"#000003","all":["#000001","#FFFFFF"]}}""",
        await Engine.RunAsync(
            """query($v: Colour!) { mix(a: "#00000A") b: mix(a: "#000001", b: $v) c: mix(a: $v, b: null) all }""", """{ "v": "#000002" }"""));

    [Fact]
    public async Task Texts_That_Do_Not_Parse_Are_Refused_Everywhere()
    {
        Assert.Contains("six digits follow", await Engine.RunAsync("""{ mix(a: "red") }"""), StringComparison.Ordinal);
        Assert.Contains("six digits follow", await Engine.RunAsync("query($v: Colour!) { mix(a: $v) }", """{ "v": "red" }"""), StringComparison.Ordinal);
        Assert.StartsWith("""{"errors":[""", await Engine.RunAsync("{ raw }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999999999999999", "Int64")]
    [InlineData("", "it is no Isbn")]
    public async Task Whatever_Refuses_A_Text_It_Is_The_Requests_Error(string text, string reason)
    {
        var engine = new Engine("scalar Isbn type Query { next(isbn: Isbn!): Isbn }").With(static s => s
            .BindScalar("Isbn", static text => text.Length == 0 ? throw new ArgumentException("Nothing is there.", nameof(text)) : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            .Resolve("Query.next", (long isbn) => isbn + 1));
        foreach (var answer in new[]
        {
            await engine.RunAsync($$"""{ next(isbn: "{{text}}") }"""),
            await engine.RunAsync("query($v: Isbn!) { next(isbn: $v) }", $$"""{ "v": "{{text}}" }"""),
        })
        {
            Assert.DoesNotContain("Unexpected", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Parameter", answer, StringComparison.Ordinal);
            Assert.Contains(reason, answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_Is_No_Text_Is_Repeated_In_Short()
    {
        var answer = await Engine.RunAsync("query($v: Colour!) { mix(a: $v) }", $$"""{ "v": { "x": "{{new string('x', 1_000_000)}}" } }""");
        Assert.InRange(answer.Length, 100, 500);
        var half = await Engine.RunAsync("query($v: Colour!) { mix(a: $v) }", $$"""{ "v": ["{{new string('x', 61)}}😀"] }""");
        Assert.Contains($"""[\"{new string('x', 61)}...""", half, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ fine broken }", """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":8}],"path":["broken"]}],"data":{"fine":"a","broken":null}}""")]
    [InlineData("{ fine box { code } }", """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":14}],"path":["box","code"]}],"data":{"fine":"a","box":{"code":null}}}""")]
    [InlineData("subscription { events }", """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":16}],"path":["events"]}],"data":{"events":null}}""")]
    public async Task What_Breaks_While_A_Value_Is_Written_Is_The_Error_Of_Its_Field(string query, string expected)
    {
        var engine = new Engine("scalar Code type Query { fine: Code broken: Code box: Box } type Box { code: Code } type Subscription { events: Code }").With(static s => s
            .BindScalar("Code", static text => text == "b" ? throw new InvalidOperationException() : new Text(text), static value => value.Value == "a" ? "a" : throw new InvalidOperationException())
            .Resolve("Query.fine", static () => new Text("a"))
            .Resolve("Query.broken", static () => new Text("b"))
            .Resolve("Query.box", FieldResolver.Pure(static _ => Engine.Value("""{ "code": "b" }""")))
            .Resolve("Subscription.events", FieldResolver.Stream(static (_, _) => new[] { new SourceEvent(ResolvedValue.FromObject(new Text("b"))) }.ToAsyncEnumerable())));
        var reported = new List<string?>();
        engine.Options.OnUnexpectedError = (_, coordinate) => reported.Add(coordinate);
        Assert.Equal(expected, await engine.RunAsync(query));
        Assert.Single(reported);
    }

    private sealed record Text(string Value);

    private static Colour Parse(string text) => text is ['#', .. { Length: 6 } digits] && int.TryParse(digits, System.Globalization.NumberStyles.HexNumber, null, out var rgb)
        ? new Colour(rgb)
        : throw new FormatException("six digits follow a #");

    private readonly record struct Colour(int Rgb);
}
