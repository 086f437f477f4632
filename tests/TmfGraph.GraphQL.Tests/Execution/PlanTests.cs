using System.Text;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class PlanTests
{
    [Fact]
    public async Task One_Plan_Serves_Requests_That_Meet_New_Types_At_The_Same_Time()
    {
        var types = Enumerable.Range(0, 40).Select(i => $"type T{i} implements N {{ id: ID! other: N f{i}: Int }}");
        var engine = new Engine($"type Query {{ n(t: Int!, u: Int!): N }} interface N {{ id: ID! other: N }} {string.Join('\n', types)}")
            .Batch("Query.n", (batch, i) => Engine.Value(
                $$"""{ "__typename": "T{{batch.GetArguments(i).GetInt32("t")}}", "id": "1", "u": {{batch.GetArguments(i).GetInt32("u")}} }"""));
        for (var i = 0; i < 40; i++)
        {
            engine.Batch($"T{i}.other", (batch, index) => Engine.Value(
                $$"""{ "__typename": "T{{batch.GetParent(index).Json.GetProperty("u").GetInt32()}}", "id": "2" }"""));
        }

        const int Requests = 400;
        var results = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => Task.Run(() => engine.RunAsync(
            "query($t: Int!, $u: Int!) { n(t: $t, u: $u) { __typename id other { __typename id } } }",
            $$"""{ "t": {{i % 40}}, "u": {{i * 7 % 40}} }"""))));
        Assert.Equal(
            Enumerable.Range(0, Requests).Select(i =>
                $$$$$"""{"data":{"n":{"__typename":"T{{{{{i % 40}}}}}","id":"1","other":{"__typename":"T{{{{{i * 7 % 40}}}}}","id":"2"}}}}"""),
            results);
    }

    [Fact]
    public async Task A_Plan_Has_A_Limit()
    {
        var engine = new Engine("type Query { q: Query a: Int }").Constant("Query.q", "{}");
        engine.Options.MaxPlanFields = 10;
        var fragments = string.Join(' ', Enumerable.Range(0, 6).Select(i => $"fragment F{i} on Query {{ a x: q {{ ...F{i + 1} }} y: q {{ ...F{i + 1} }} }}"));
        Assert.Contains(
            "The operation selects more than 10 fields.",
            await engine.RunAsync($"{{ ...F0 }} {fragments} fragment F6 on Query {{ a }}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_Plan_Weighs_What_Its_Plans_For_Parts_May_Come_To()
    {
        var schema = new SchemaBuilder().AddDocument("type Query { a: Int b: Int }").Build();
        Assert.Equal(9 * BytesOf("{ a ... { b } }"), BytesOf("{ a ... @defer { b } }"));

        long BytesOf(string text)
        {
            var document = SyntaxParser.Parse(text);
            return OperationPlan.Create(schema, document, (OperationDefinitionNode)document.Definitions[0], 100).EstimatedBytes;
        }
    }

    [Fact]
    public void The_Cache_Keeps_What_Is_Used()
    {
        var cache = new PlanCache<OperationPlan>(3);
        Add("{ a }");
        Add("{ b }");
        Add("{ c }");
        Assert.True(Has("{ a }"));
        Add("{ d }");
        Add("{ e }");
        Assert.Equal("ade", string.Concat("abcde".Where(field => Has($"{{ {field} }}"))));
        Assert.False(cache.TryGet("{ a }"u8.ToArray(), "A", out _));

        bool Has(string document) => cache.TryGet(Encoding.UTF8.GetBytes(document), null, out _);

        void Add(string document)
        {
            var schema = new SchemaBuilder().AddDocument("type Query { a: Int b: Int c: Int d: Int e: Int }").Build();
            var syntax = SyntaxParser.Parse(document);
            cache.Add(Encoding.UTF8.GetBytes(document), null, OperationPlan.Create(schema, syntax, (OperationDefinitionNode)syntax.Definitions[0], 100));
        }
    }
}
