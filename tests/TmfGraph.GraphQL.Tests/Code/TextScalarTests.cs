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

    private static Colour Parse(string text) => text is ['#', .. { Length: 6 } digits] && int.TryParse(digits, System.Globalization.NumberStyles.HexNumber, null, out var rgb)
        ? new Colour(rgb)
        : throw new FormatException("six digits follow a #");

    private readonly record struct Colour(int Rgb);
}
