namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class SelectionTests
{
    private const string Sdl =
        """
        type Query { product: Product products: [Product!] things: [Thing] named: Named }
        interface Named { name: String }
        union Thing = Product | Customer
        type Product implements Named { id: ID! name: String price: Price tags: [String!] matrix: [[Int]] state: State }
        type Price { amount: Float unit: String }
        type Customer implements Named { id: ID! name: String age: Int }
        enum State { IN_PROGRESS DONE }
        """;

    private static Engine Engine => new Engine(Sdl)
        .With(b => b.MapEnumValue("State.IN_PROGRESS", "inProgress").MapEnumValue("State.DONE", "done"))
        .Constant("Query.product", """{ "id": "1", "name": "Fibre", "price": { "amount": 2.50, "unit": "EUR" }, "tags": ["a", "b"], "matrix": [[1, null], null, []], "state": "inProgress" }""")
        .Constant("Query.products", """[{ "id": "1", "name": "A" }, { "id": "2" }]""")
        .Constant("Query.things", """[{ "__typename": "Product", "id": "1" }, null, { "__typename": "Customer", "id": "2", "age": 7 }]""")
        .Constant("Query.named", """{ "__typename": "Customer", "name": "Ada" }""");

    private static async Task AssertAsync(string query, string expected, string? variables = null) =>
        Assert.Equal(expected, await Engine.RunAsync(query, variables));

    [Fact]
    public Task Copies_Fields_Of_Documents() => AssertAsync(
        "{ product { id name price { amount unit } tags matrix state } }",
        """{"data":{"product":{"id":"1","name":"Fibre","price":{"amount":2.50,"unit":"EUR"},"tags":["a","b"],"matrix":[[1,null],null,[]],"state":"IN_PROGRESS"}}}""");

    [Fact]
    public Task Renames_By_Alias() => AssertAsync(
        "{ p: product { n: name again: name } product { id } }",
        """{"data":{"p":{"n":"Fibre","again":"Fibre"},"product":{"id":"1"}}}""");

    [Fact]
    public Task Merges_Places_With_The_Same_Name_In_First_Order() => AssertAsync(
        "{ product { price { unit } id ...F price { amount } } } fragment F on Product { name price { amount } }",
        """{"data":{"product":{"price":{"unit":"EUR","amount":2.50},"id":"1","name":"Fibre"}}}""");

    [Fact]
    public Task Gives_Null_For_What_A_Document_Lacks() => AssertAsync(
        "{ products { id name price { unit } } }",
        """{"data":{"products":[{"id":"1","name":"A","price":null},{"id":"2","name":null,"price":null}]}}""");

    [Fact]
    public Task Selects_By_Concrete_Type() => AssertAsync(
        "{ things { __typename ... on Product { id } ... on Customer { age } ... on Named { name } } named { __typename name ... on Product { id } } }",
        """{"data":{"things":[{"__typename":"Product","id":"1","name":null},null,{"__typename":"Customer","age":7,"name":null}],"named":{"__typename":"Customer","name":"Ada"}}}""");

    [Theory]
    [InlineData(true, true, """{"data":{"product":{"name":"Fibre","tags":["a","b"]}}}""")]
    [InlineData(true, false, """{"data":{"product":{"name":"Fibre","id":"1","tags":["a","b"]}}}""")]
    [InlineData(false, false, """{"data":{"product":{"id":"1","tags":["a","b"]}}}""")]
    public Task Includes_And_Skips_By_Variables(bool include, bool skip, string expected) => AssertAsync(
        "query($i: Boolean!, $s: Boolean!) { product { name @include(if: $i) id @skip(if: $s) ... @include(if: true) { tags } ... @skip(if: true) { state } } }",
        expected,
        $$"""{ "i": {{(include ? "true" : "false")}}, "s": {{(skip ? "true" : "false")}} }""");

    [Theory]
    [InlineData("{}", """{"data":{"product":{"id":"1","name":"Fibre"}}}""")]
    [InlineData("""{ "c": false }""", """{"data":{"product":{"id":"1"}}}""")]
    public Task Conditions_With_A_Default_May_Be_Left_Out(string variables, string expected) => AssertAsync(
        "query($c: Boolean = true) { product { id name @include(if: $c) } }", expected, variables);

    // section 5.8.5: what may be null by its type may stand there with a default, but not be null
    [Theory]
    [InlineData("query($c: Boolean = true) { product { id name @include(if: $c) } }", "include")]
    [InlineData("query($c: Boolean = true) { product { id name @skip(if: $c) } }", "skip")]
    [InlineData("query($c: Boolean = true) { product { ...F } } fragment F on Product { id ... @skip(if: $c) { name } }", "skip")]
    [InlineData("query($c: Boolean) { product { id ... @defer(if: $c) { name } } }", "defer")]
    [InlineData("query($c: Boolean) { products @stream(if: $c) { id } }", "stream")]
    public Task Conditions_Cannot_Be_Null(string query, string directive) => AssertAsync(
        query,
        """{"errors":[{"message":"Variable `$c` of type `Boolean` is not valid: null is no value of `Boolean!`, which `@DIRECTIVE` takes.","locations":[{"line":1,"column":7}],"extensions":{"code":"HC0001","variable":"c"}}]}"""
            .Replace("DIRECTIVE", directive, StringComparison.Ordinal),
        """{ "c": null }""");

    [Fact]
    public async Task Null_Is_Allowed_For_A_Variable_Of_That_Name_In_Fragments_Of_Another_Operation()
    {
        var engine = new Engine("type Query { a(b: Boolean): Boolean }").Pure("Query.a", (_, arguments) => arguments.TryGet("b", out var b) ? Engine.Value(b.GetRawText()) : default);
        Assert.Equal(
            """{"data":{"a":null}}""",
            await engine.RunAsync("query A($c: Boolean) { a(b: $c) } query B($c: Boolean = true) { ...F } fragment F on Query { a @skip(if: $c) }", """{ "c": null }""", "A"));
    }

    [Theory]
    [InlineData("true", """{"data":{"product":{"name":"Fibre","id":"1"}}}""")]
    [InlineData("false", """{"data":{"product":{"id":"1","name":"Fibre"}}}""")]
    public Task Keeps_The_Order_Of_First_Included_Places(string include, string expected) => AssertAsync(
        "query($i: Boolean!) { product { name @include(if: $i) id name } }", expected, $$"""{ "i": {{include}} }""");

    [Theory]
    [InlineData("true", """{"data":{"product":{"price":{"amount":2.50,"unit":"EUR"}}}}""")]
    [InlineData("false", """{"data":{"product":{"price":{"unit":"EUR"}}}}""")]
    public Task Conditions_Reach_What_Is_Merged_Below(string include, string expected) => AssertAsync(
        "query($i: Boolean!) { product { price @include(if: $i) { amount } price { unit } } }", expected, $$"""{ "i": {{include}} }""");

    [Fact]
    public async Task Chooses_The_Named_Operation()
    {
        var document = "query A { product { id } } query B { product { name } }";
        Assert.Equal("""{"data":{"product":{"name":"Fibre"}}}""", await Engine.RunAsync(document, operation: "B"));
        Assert.Equal("""{"errors":[{"message":"The document has no operation named `C`."}]}""", await Engine.RunAsync(document, operation: "C"));
        Assert.Equal(
            """{"errors":[{"message":"The document has several operations: name the one to run."}]}""", await Engine.RunAsync(document));
    }

    [Fact]
    public Task Answers_Introspection() => AssertAsync(
        """{ __typename __schema { queryType { name } } __type(name: "State") { kind name enumValues { name } } }""",
        """{"data":{"__typename":"Query","__schema":{"queryType":{"name":"Query"}},"__type":{"kind":"ENUM","name":"State","enumValues":[{"name":"IN_PROGRESS"},{"name":"DONE"}]}}}""");
}
