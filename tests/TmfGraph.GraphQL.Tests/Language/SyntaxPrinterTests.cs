using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class SyntaxPrinterTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_261_121, 77);

    [Fact]
    public void Tree_ComesBack_When_ItIsPrintedAndParsed() => Check.One(Config, Prop.ForAll((int seed) =>
    {
        var tree = new SyntaxGenerator(seed).Document();
        var text = SyntaxPrinter.Print(tree);
        var parsed = SyntaxParser.Parse(text);
        Assert.Equal(TreeText.Of(tree), TreeText.Of(parsed));
        Assert.Equal(text, SyntaxPrinter.Print(parsed));
    }));

    [Fact]
    public void Meaning_ComesBack_When_TheTextIsCompact() => Check.One(Config, Prop.ForAll((int seed) =>
    {
        var tree = new SyntaxGenerator(seed).Document();
        var text = SyntaxPrinter.Print(tree, indented: false);
        var parsed = SyntaxParser.Parse(text);
        Assert.Equal(TreeText.MeaningOf(tree), TreeText.MeaningOf(parsed));
        Assert.Equal(text, SyntaxPrinter.Print(parsed, indented: false));
    }));

    [Fact]
    public void AnyText_ComesBack_When_ItIsADescription() => Check.One(Config.WithMaxTest(2_000), Prop.ForAll(
        Gen.Elements('a', ' ', '\t', '\n', '\r', '"', '\\', 'é', '\u0001').ArrayOf().Select(static c => new string(c)).ToArbitrary(),
        description =>
        {
            var enumeration = new EnumTypeDefinitionNode("E", [new EnumValueDefinitionNode("A") { Description = description }]) { Description = description };
            var parsed = (EnumTypeDefinitionNode)SyntaxParser.Parse(SyntaxPrinter.Print(enumeration)).Definitions[0];
            return parsed.Description == description && parsed.Values[0].Description == description;
        }));

    [Fact]
    public void Print_WritesForPeople()
    {
        const string Text =
            """"
            query Q($id: ID! = "a\"b", $x: [Int!]! = [1, -2] @d) @a(b: { c: 1, d: [] }) {
              alias: field(a: $id, b: 1.5e3, c: ENUM, d: null, e: true) @include(if: $x) {
                ...F @d
                ... on T {
                  a
                }
                ... @skip(if: false) {
                  b
                }
              }
            }

            """Words about F."""
            fragment F on T {
              a
            }

            subscription {
              s
            }

            """
            Words
              about the schema.
            """
            schema @a {
              query: Query
            }

            extend schema @link(url: "x")

            scalar S @specifiedBy(url: "https://x")

            type A implements B & C @d {
              """Words."""
              a(
                """Words."""
                x: Int = 1 @d
                y: String
              ): [Int!]!
              b(x: Int): Int
            }

            interface B implements C {
              a: Int
            }

            union U @d = A | B

            enum E {
              """One."""
              ONE
              TWO @deprecated
            }

            input I @oneOf {
              a: Int = 1
            }

            directive @d(a: Int = 1) repeatable on FIELD | OBJECT

            extend union U = C

            extend input I {
              b: Int
            }
            """";
        Assert.Equal(Text, SyntaxPrinter.Print(SyntaxParser.Parse(Text)));
    }

    [Fact]
    public void Print_LeavesOutWhatMachinesDoNotNeed()
    {
        const string Text = "query Q($a: Int = 1, $b: [ID!]) @x { a: b(c: [1, 2], d: { e: \"f\" }) { ...F @y ... on G { h } } }";
        var output = new ArrayBufferWriter<byte>();
        SyntaxPrinter.Print(SyntaxParser.Parse(Text), output, indented: false);
        Assert.Equal(
            """query Q($a:Int=1,$b:[ID!])@x{a:b(c:[1,2],d:{e:"f"}){...F@y ...on G{h}}}""",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Print_BreaksArguments_When_TheLineIsTooLong()
    {
        var name = new string('n', 30);
        Assert.Equal(
            $$"""
            {
              field(
                {{name}}: "{{name}}"
                {{name}}: "{{name}}"
              )
            }
            """,
            SyntaxPrinter.Print(SyntaxParser.Parse($$"""{ field({{name}}: "{{name}}", {{name}}: "{{name}}") }""")));
    }
}
