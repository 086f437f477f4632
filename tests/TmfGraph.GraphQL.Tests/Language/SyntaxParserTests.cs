using TmfGraph.GraphQL.Language;
using static TmfGraph.GraphQL.Tests.Language.SyntaxErrorAssert;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class SyntaxParserTests
{
    [Theory]
    [InlineData("{}", "1:2 Expected a selection, found '}'.")]
    [InlineData("{ a", "1:4 Expected a selection, found the end of the document.")]
    [InlineData("", "1:1 Expected a definition, found the end of the document.")]
    [InlineData("{ a } }", "1:7 Expected a definition, found '}'.")]
    [InlineData("{ a(b: ) }", "1:8 Expected a value, found ')'.")]
    [InlineData("{ a() }", "1:5 Expected the name of an argument, found ')'.")]
    [InlineData("{ a(b 1) }", "1:7 Expected ':', found the number 1.")]
    [InlineData("{ a @ }", "1:7 Expected the name of a directive, found '}'.")]
    [InlineData("{ a: 1 }", "1:6 Expected the name of a field, found the number 1.")]
    [InlineData("{ ... }", "1:7 Expected '{', found '}'.")]
    [InlineData("{ ...on }", "1:9 Expected a type, found '}'.")]
    [InlineData("query () { a }", "1:8 Expected '$', found ')'.")]
    [InlineData("query ($: Int) { a }", "1:9 Expected the name of a variable, found ':'.")]
    [InlineData("query Q($a: Int = $b) { a }", "1:19 Expected a constant value, found a variable; variables are not known here.")]
    [InlineData("query Q($a: Int = [1 { b: $c }]) { a }", "1:27 Expected a constant value, found a variable; variables are not known here.")]
    [InlineData("query Q($a: Int @d(b: $a)) { a }", "1:23 Expected a constant value, found a variable; variables are not known here.")]
    [InlineData("query Q", "1:8 Expected '{', found the end of the document.")]
    [InlineData("query \"x\" { a }", "1:7 Expected '{', found a string.")]
    [InlineData("fragment on on T { a }", "1:10 Expected the name of the fragment, found 'on'.")]
    [InlineData("fragment F { a }", "1:12 Expected 'on', found '{'.")]
    [InlineData("fragment F($a: Int) on T { a }", "1:11 Expected 'on', found '('.")]
    [InlineData("\"words\" { a }", "1:9 Expected the definition that the description belongs to, found '{'.")]
    [InlineData("\"words\" extend type A @b", "1:9 Expected a definition, found 'extend'.")]
    [InlineData("nothing", "1:1 Expected a definition, found 'nothing'.")]
    [InlineData("extend type A", "1:14 Expected interfaces, directives or fields that the extension adds, found the end of the document.")]
    [InlineData("extend schema", "1:14 Expected directives or root operation types that the extension adds, found the end of the document.")]
    [InlineData("extend scalar A", "1:16 Expected directives that the extension adds, found the end of the document.")]
    [InlineData("extend union A", "1:15 Expected directives or member types that the extension adds, found the end of the document.")]
    [InlineData("extend enum A\n\n| B", "3:1 Expected directives or values that the extension adds, found '|'.")]
    [InlineData("extend directive @a on FIELD", "1:8 Expected a type or 'schema' to extend, found 'directive'.")]
    [InlineData("type A {}", "1:9 Expected a field definition, found '}'.")]
    [InlineData("type A implements B, C { a: Int }", "1:22 Expected a definition, found 'C'.")]
    [InlineData("type A { a: [Int }", "1:18 Expected ']', found '}'.")]
    [InlineData("type A { a: Int!! }", "1:17 Expected a field definition, found '!'.")]
    [InlineData("type A { a(): Int }", "1:12 Expected the name of an input value, found ')'.")]
    [InlineData("type A @b(c: $d) { a: Int }", "1:14 Expected a constant value, found a variable; variables are not known here.")]
    [InlineData("input A { a(b: Int): Int }", "1:12 Expected ':', found '('.")]
    [InlineData("enum A { true }", "1:10 Expected a name other than true, false and null for an enum value, found 'true'.")]
    [InlineData("enum A { 1 }", "1:10 Expected an enum value, found the number 1.")]
    [InlineData("union A = | | B", "1:13 Expected a type, found '|'.")]
    [InlineData("directive @a on NOWHERE", "1:17 Expected a directive location such as FIELD_DEFINITION, found 'NOWHERE'.")]
    [InlineData("directive @a FIELD", "1:14 Expected 'on', found 'FIELD'.")]
    [InlineData("directive a on FIELD", "1:11 Expected '@', found 'a'.")]
    [InlineData("schema { read: Query }", "1:10 Expected 'query', 'mutation' or 'subscription', found 'read'.")]
    [InlineData("schema @a", "1:10 Expected '{', found the end of the document.")]
    public void Reports_WhereAndWhat_When_TheGrammarIsBroken(string text, string error) => Assert.Equal(error, ErrorOf(text));

    [Fact]
    public void ParseValue_RefusesMore() =>
        Assert.Equal("1:3 Expected the end of the document, found the number 2.", ErrorOf(() => SyntaxParser.ParseValue("1 2")));

    [Fact]
    public void ParseType_ReadsWrappers()
    {
        Assert.Equal("[[ID!]!]", SyntaxParser.ParseType(" [ [ID !]! ] ").ToString());
        Assert.Equal("1:3 Expected the end of the document, found '!'.", ErrorOf(() => SyntaxParser.ParseType("A!!")));
    }

    [Theory]
    [InlineData("id place { id }", "{ id place { id } }")]
    [InlineData("{ id place { id } }", "{ id place { id } }")]
    [InlineData("... on A { b }", "{ ... on A { b } }")]
    public void ParseSelectionSet_TakesOuterBracesOrNot(string text, string full) =>
        Assert.Equal(SyntaxParser.ParseSelectionSet(full).ToString(), SyntaxParser.ParseSelectionSet(text).ToString());

    [Theory]
    [InlineData("{ a } b")]
    [InlineData("")]
    public void ParseSelectionSet_RefusesOtherText(string text) => Assert.Throws<SyntaxException>(() => SyntaxParser.ParseSelectionSet(text));

    [Fact]
    public void Keywords_AreNamesElsewhere()
    {
        const string Text = "query query($type: fragment) { on: subscription(true: null, null: on) ...fragmentOn type } fragment fragmentOn on on { on }";
        var compact = SyntaxPrinter.Print(SyntaxParser.Parse(Text), indented: false);
        Assert.Equal(
            "query query($type:fragment){on:subscription(true:null,null:on) ...fragmentOn type}\nfragment fragmentOn on on{on}",
            compact);
    }

    [Fact]
    public void Definitions_HaveDescriptions_When_TheyAreExecutable()
    {
        var document = SyntaxParser.Parse(
            """
            "About the query."
            query Q("About the variable." $a: Int) { a }
            "About the fragment."
            fragment F on T { a }
            """);
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal("About the query.", operation.Description);
        Assert.Equal("About the variable.", operation.Variables[0].Description);
        Assert.Equal("About the fragment.", document.Definitions[1].Description);
    }

    [Fact]
    public void Locations_SpanTheirNodes()
    {
        const string Text = "query Q {\n  e: x\n}";
        var document = SyntaxParser.Parse(Text);
        var operation = (OperationDefinitionNode)document.Definitions[0];
        var field = operation.SelectionSet.Selections[0];
        Assert.Equal(new Location(1, 1, 0, Text.Length), document.Location);
        Assert.Equal(new Location(1, 9, 8, Text.Length), operation.SelectionSet.Location);
        Assert.Equal(new Location(2, 3, 12, 16), field.Location);
    }

    [Fact]
    public void Locations_BeginAtTheDescription_When_ThereIsOne()
    {
        var document = SyntaxParser.Parse("\n \"\"\"日本\"\"\" type A { \"x\" a(b: Int = 1): [C!] }");
        var type = (ObjectTypeDefinitionNode)document.Definitions[0];
        var field = type.Fields[0];
        Assert.Equal((2, 2), (type.Location.Line, type.Location.Column));
        Assert.Equal((2, 20), (field.Location.Line, field.Location.Column));
        Assert.Equal((2, 26), (field.Arguments[0].Location.Line, field.Arguments[0].Location.Column));
        Assert.Equal((2, 39), (field.Type.Location.Line, field.Type.Location.Column));
    }

    [Fact]
    public void Reports_AnEmptyDocument_When_ItIsTheFirstOfItsThread()
    {
        Exception? exception = null;
        var thread = new Thread(() => exception = Record.Exception(() => SyntaxParser.Parse("")));
        thread.Start();
        thread.Join();
        Assert.Equal("Expected a definition, found the end of the document.", Assert.IsType<SyntaxException>(exception).Error.Message);
    }

    [Fact]
    public void Reports_AnEmptyDocument_When_ALargeOneWasReadBefore()
    {
        var large = $"{{{string.Concat(Enumerable.Repeat(" a", 300_000))} }}"; // whose space is given back
        Assert.NotNull(SyntaxParser.Parse(large));
        Assert.Equal("1:1 Expected a definition, found the end of the document.", ErrorOf(""));
    }
}
