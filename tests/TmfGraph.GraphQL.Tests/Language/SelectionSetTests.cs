using System.Text;
using TmfGraph.GraphQL.Language;
using static TmfGraph.GraphQL.Tests.Language.SyntaxErrorAssert;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class SelectionSetTests
{
    // Sets that nest up to some depth are parsed in one loop, deeper ones in another.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(100)]
    public void Selections_AreThoseOfTheirSet_HoweverDeepItNests(int depth)
    {
        var text = new StringBuilder();
        for (var level = 1; level <= depth; level++)
        {
            text.Append($"{{ before{level} x: y(a: $v) @d ...F a{level} ");
        }

        for (var level = depth; level >= 1; level--)
        {
            text.Append($"}} ...G @e after{level} ");
        }

        var set = SyntaxParser.ParseSelectionSet($"root {text}");
        Assert.Equal(["root", "...G", "after1"], NamesIn(set));
        for (var level = 1; level <= depth; level++)
        {
            set = set.Selections.OfType<FieldNode>().Single(static f => f.SelectionSet is not null).SelectionSet!; // picked for having one
            string[] own = [$"before{level}", "x", "...F", $"a{level}"];
            Assert.Equal(level < depth ? [.. own, "...G", $"after{level + 1}"] : own, NamesIn(set));
        }
    }

    [Fact]
    public void Selections_OfAllKinds_StandBesideEachOther() => Assert.Equal(
        """
        {
          a
          b: c(d: $e, f: true, g: 1.5e3, h: [{ i: "j" }, []]) @k(l: null) @m {
            ...n
          }
          ... {
            o
          }
          ... on p {
            q
          }
          ... @r {
            s
          }
          ... on t @u {
            v
          }
          ...onw
          ...o
          ...x @y
          on
          z {
            on
          }
        }
        """,
        SyntaxPrinter.Print(SyntaxParser.Parse(
            """
            {a b:c(d:$e f:true g:1.5e3 h:[{i:"j"}[]])@k(l:null)@m{...n}...{o}...on p{q}...@r{s}... on t@u{v}...onw...o...x@y on z{on}}
            """)));

    [Theory]
    [InlineData("{ a { } }", "1:7 Expected a selection, found '}'.")]
    [InlineData("{ a { b } { c } }", "1:11 Expected a selection, found '{'.")]
    [InlineData("{ ...F { c } }", "1:8 Expected a selection, found '{'.")]
    [InlineData("{ ...F @a { c } }", "1:11 Expected a selection, found '{'.")]
    [InlineData("{ a { b } @c }", "1:11 Expected a selection, found '@'.")]
    [InlineData("{ ... on A }", "1:12 Expected '{', found '}'.")]
    [InlineData("{ ...on }", "1:9 Expected a type, found '}'.")]
    [InlineData("{ ... @a b }", "1:10 Expected '{', found 'b'.")]
    [InlineData("{ a { b ", "1:9 Expected a selection, found the end of the document.")]
    [InlineData("{ a b ? }", "1:7 No token begins with '?'.")]
    [InlineData("{ ...F ? }", "1:8 No token begins with '?'.")]
    public void Reports_WhereAndWhat_When_ASelectionIsNone(string text, string error) => Assert.Equal(error, ErrorOf(text));

    [Theory]
    [InlineData("{ a { ... @b { c } } }", "1:14 The document has more than 2 levels of nesting, which is the limit.")]
    [InlineData("{ a { ... } }", "1:11 The document has more than 2 levels of nesting, which is the limit.")]
    [InlineData("{ a { b } c { d { e } } }", "1:17 The document has more than 2 levels of nesting, which is the limit.")]
    public void Reports_Depth_When_ItIsReached_BeforeABraceIsExpected(string text, string error) =>
        Assert.Equal(error, ErrorOf(text, new ParserLimits { MaxDepth = 2 }));

    private static IEnumerable<string> NamesIn(SelectionSetNode set) => set.Selections.Select(static selection => selection switch
    {
        FieldNode field => field.ResponseName,
        FragmentSpreadNode spread => $"...{spread.Name}",
        _ => "...",
    });
}
