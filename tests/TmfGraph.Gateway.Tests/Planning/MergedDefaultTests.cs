using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Defaults of the composite schema hold whichever source is asked, those that have not written them too.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Merge-Argument-Definitions"/>
public sealed class MergedDefaultTests
{
    private static FieldResolver Told(string argument) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var told = batch.GetArguments(i).Get(argument)?.GetRawText().Replace('"', '\'') ?? "none";
            batch.SetResult(i, ResolvedValue.FromJson(System.Text.Json.JsonDocument.Parse($$"""[{"id":"{{told}}","price":1}]""").RootElement));
        }

        return ValueTask.CompletedTask;
    });

    /// <summary>Prices are in <c>b</c> only.</summary>
    private static TestGraph Graph(string argument, string a, string b, string inputOfA = "", string inputOfB = "") => new(
        new TestSource("a", $"type Query {{ products({a}): [Product!] @shareable }} type Product @shareable {{ id: ID! }} {inputOfA}", s => s.Resolve("Query.products", Told(argument))),
        new TestSource("b", $"type Query {{ products({b}): [Product!] @shareable }} type Product {{ id: ID! @shareable  price: Int }} {inputOfB}", s => s.Resolve("Query.products", Told(argument))));

    [Theory]
    [InlineData("limit: Int!", "{ products { id price } }", "{}", "2")]
    [InlineData("limit: Int", "{ products { id price } }", "{}", "2")]
    [InlineData("limit: Int = 2", "{ products { id price } }", "{}", "2")]
    [InlineData("limit: Int = 9", "{ products { id price } }", "{}", "2")]
    [InlineData("limit: Int = 9", "query($l: Int) { products(limit: $l) { id price } }", "{}", "2")]
    [InlineData("limit: Int = 9", "query($l: Int) { products(limit: $l) { id price } }", """{"l":3}""", "3")]
    [InlineData("limit: Int!", "{ products(limit: 5) { id price } }", "{}", "5")]
    [InlineData("limit: Int!", "query($l: Int) { products(limit: $l) { id price } }", "{}", "2")]
    [InlineData("limit: Int!", "query($l: Int) { products(limit: $l) { id price } }", """{"l":3}""", "3")]
    [InlineData("limit: Int!", "query($l: Int = 4) { products(limit: $l) { id price } }", "{}", "4")]
    [InlineData("limit: Int!", "query($l: Int! = 4) { products(limit: $l) { id price } }", "{}", "4")]
    [InlineData("limit: Int", "query($l: Int) { products(limit: $l) { id price } }", "{}", "2")]
    [InlineData("limit: Int", "query($l: Int) { products(limit: $l) { id price } }", """{"l":3}""", "3")]
    public async Task OfAnArgument(string argument, string query, string variables, string told)
    {
        using var graph = Graph("limit", "limit: Int = 2", argument);
        Assert.Equal($$$"""{"data":{"products":[{"id":"{{{told}}}","price":1}]}}""", await graph.AskAsync(query, variables));
    }

    [Theory]
    [InlineData("min: Int!", "{ products(f: {}) { id price } }", "{}", "{'min':2}")]
    [InlineData("min: Int", "{ products(f: {}) { id price } }", "{}", "{'min':2}")]
    [InlineData("min: Int", "{ products(f: { min: 7 }) { id price } }", "{}", "{'min':7}")]
    [InlineData("min: Int!", "query($f: F) { products(f: $f) { id price } }", """{"f":{}}""", "{'min':2}")]
    [InlineData("min: Int!", "query($m: Int) { products(f: { min: $m }) { id price } }", "{}", "{'min':2}")]
    [InlineData("min: Int!", "query($m: Int) { products(f: { min: $m }) { id price } }", """{"m":9}""", "{'min':9}")]
    [InlineData("min: Int!", "{ products(f: { inner: {} }) { id price } }", "{}", "{'min':2,'inner':{'min':2}}")]
    public async Task OfAnInputField(string field, string query, string variables, string told)
    {
        using var graph = Graph("f", "f: F", "f: F", "input F { min: Int = 2  inner: F }", $"input F {{ {field}  inner: F }}");
        Assert.Equal($$$"""{"data":{"products":[{"id":"{{{told}}}","price":1}]}}""", await graph.AskAsync(query, variables));
    }

    /// <summary>What the default of a variable leaves out is what a literal in its place would leave out.</summary>
    [Theory]
    [InlineData("f: F", "query($f: F = {}) { products(f: $f) { id price } }", "{}", "{'min':2}")]
    [InlineData("f: F", "query($f: F! = {}) { products(f: $f) { id price } }", "{}", "{'min':2}")]
    [InlineData("f: F", "query($f: F = { min: 7 }) { products(f: $f) { id price } }", "{}", "{'min':7}")]
    [InlineData("f: F", "query($f: F = { inner: {} }) { products(f: $f) { id price } }", "{}", "{'min':2,'inner':{'min':2}}")]
    [InlineData("f: F", "query($f: F = {}) { products(f: { inner: $f }) { id price } }", "{}", "{'min':2,'inner':{'min':2}}")]
    [InlineData("f: F", "query($f: F = {}) { products(f: $f) { id price } }", """{"f":{"min":3}}""", "{'min':3}")]
    [InlineData("f: F", "query($f: F = null) { products(f: $f) { id price } }", "{}", "none")]
    [InlineData("f: [[F!]]", "query($f: [[F!]] = {}) { products(f: $f) { id price } }", "{}", "[[{'min':2}]]")]
    [InlineData("f: [[F!]]", "query($f: [[F!]] = [{}, null]) { products(f: $f) { id price } }", "{}", "[[{'min':2}],null]")]
    public async Task OfAnInputField_InTheDefaultOfAVariable(string argument, string query, string variables, string told)
    {
        using var graph = Graph("f", argument, argument, "input F { min: Int! = 2  inner: F }", "input F { min: Int!  inner: F }");
        Assert.Equal($$$"""{"data":{"products":[{"id":"{{{told}}}","price":1}]}}""", await graph.AskAsync(query, variables));
    }

    [Theory]
    [InlineData("{ products(c: { f: {} }) { id price } }", "{'f':{'min':2}}")]
    [InlineData("{ products(c: { fs: {} }) { id price } }", "{'fs':[{'min':2}]}")]
    [InlineData("{ products(c: { n: 1 }) { id price } }", "{'n':1}")]
    [InlineData("query($c: Choice = { f: {} }) { products(c: $c) { id price } }", "{'f':{'min':2}}")]
    [InlineData("query($f: F! = {}) { products(c: { f: $f }) { id price } }", "{'f':{'min':2}}")]
    public async Task OfAnInputField_WithinAChoice(string query, string told)
    {
        const string Choice = "input Choice @oneOf { f: F  fs: [F!]  n: Int }";
        using var graph = Graph("c", "c: Choice", "c: Choice", $"{Choice} input F {{ min: Int! = 2 }}", $"{Choice} input F {{ min: Int! }}");
        Assert.Equal($$$"""{"data":{"products":[{"id":"{{{told}}}","price":1}]}}""", await graph.AskAsync(query));
    }

    /// <summary>One variable cannot have two defaults: the source judges.</summary>
    [Fact]
    public void AVariable_WhosePlacesNeedDifferentDefaults_IsHandedOnAsItIs()
    {
        using var graph = Graph("limit", "limit: Int = 2  most: Int = 3", "limit: Int  most: Int");
        Assert.Contains("query Q_1($l: Int) {", graph.PlanOf("query Q($l: Int) { products(limit: $l, most: $l) { price } }"), StringComparison.Ordinal);
        Assert.Contains("query Q_1($l: Int = 2) {", graph.PlanOf("query Q($l: Int) { products(limit: $l, most: 1) { price } }"), StringComparison.Ordinal);
    }
}
