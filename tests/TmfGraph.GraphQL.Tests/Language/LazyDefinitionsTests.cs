using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class LazyDefinitionsTests
{
    [Fact]
    public void Nodes_AreThoseOfTheText_When_TheCallerHasChangedItSince()
    {
        var utf8 = Encoding.UTF8.GetBytes("{ first }");
        var document = SyntaxParser.Parse(utf8);
        utf8.AsSpan().Fill((byte)'x');
        Assert.Equal("{\n  first\n}", SyntaxPrinter.Print(document));
    }

    [Fact]
    public void Nodes_AreThoseOfTheText_When_OtherDocumentsWereReadBefore()
    {
        var documents = Enumerable.Range(0, 20).Select(static i => SyntaxParser.Parse($"{{ field{i}(a: \"{i}\") }}")).ToArray();
        for (var i = documents.Length - 1; i >= 0; i--)
        {
            Assert.Equal($"{{\n  field{i}(a: \"{i}\")\n}}", SyntaxPrinter.Print(documents[i]));
        }
    }

    [Fact]
    public void Nodes_AreTheSame_ForAllThreads()
    {
        for (var i = 0; i < 50; i++)
        {
            var document = SyntaxParser.Parse("query A { a { b c } } fragment F on T { d }");
            var seen = new IReadOnlyList<DefinitionNode>[4];
            Parallel.For(0, seen.Length, index => seen[index] = document.Definitions);
            Assert.All(seen, definitions => Assert.Same(seen[0], definitions));
        }
    }

    [Fact]
    public void Copies_ShareTheNodes_When_TheyAreMadeBeforeAnybodyLooks()
    {
        var document = SyntaxParser.Parse("{ a }");
        var copy = document with { Location = Location.None };
        Assert.Same(document.Definitions, copy.Definitions);
        Assert.Equal(document, document with { });
    }

    [Fact]
    public void Copies_HaveTheirOwnDefinitions_When_TheyAreGivenSome()
    {
        var document = SyntaxParser.Parse("{ a }");
        Assert.Empty((document with { Definitions = [] }).Definitions);
        Assert.Single(document.Definitions);
    }

    [Fact]
    public void Nodes_AreMade_When_ADocumentIsDeeperThanAStackMayHold()
    {
        const int Levels = 3_000;
        var text = string.Concat(Enumerable.Repeat("{a", Levels)) + new string('}', Levels);
        var set = ((OperationDefinitionNode)SyntaxParser.Parse(text, new ParserLimits { MaxDepth = Levels }).Definitions[0]).SelectionSet;
        var levels = 1;
        for (; ((FieldNode)set.Selections[0]).SelectionSet is { } next; set = next)
        {
            levels++;
        }

        Assert.Equal(Levels, levels);
    }
}
