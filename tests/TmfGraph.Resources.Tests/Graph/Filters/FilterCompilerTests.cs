using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Graph.Filters;

namespace TmfGraph.Resources.Tests.Graph.Filters;

public sealed class FilterCompilerTests
{
    [Theory]
    [InlineData("{}", "everything")]
    [InlineData("""{ "state": { "eq": "IN_PROGRESS" } }""", "state Equal 'inProgress'")]
    [InlineData("""{ "state": { "neq": "IN_PROGRESS" } }""", "not state Equal 'inProgress'")]
    [InlineData("""{ "state": { "eq": null } }""", "state is null")]
    [InlineData("""{ "state": { "neq": null } }""", "not state is null")]
    [InlineData("""{ "state": { "in": ["CANCELLED", "COMPLETED"] } }""", "state in [cancelled, completed]")]
    [InlineData("""{ "state": { "nin": ["CANCELLED", null] } }""", "not (state in [cancelled] or state is null)")]
    [InlineData("""{ "priority": { "gt": 1, "nlte": 5 } }""", "(priority Greater '1' and not priority LessOrEqual '5')")]
    [InlineData("""{ "category": { "ncontains": "x" } }""", "not category Contains 'x'")]
    [InlineData("""{ "category": { "or": [{ "startsWith": "a" }, { "nendsWith": "z" }] } }""", "(category StartsWith 'a' or not category EndsWith 'z')")]
    [InlineData("""{ "category": { "eq": "a" }, "priority": { "eq": 2 } }""", "(category Equal 'a' and priority Equal '2')")]
    [InlineData("""{ "or": [{ "category": { "eq": "a" } }, { "priority": { "eq": 2 } }] }""", "(category Equal 'a' or priority Equal '2')")]
    [InlineData("""{ "and": [] }""", "everything")]
    [InlineData("""{ "total": { "value": { "gte": 9.90 }, "unit": { "eq": "EUR" } } }""", "(total.value GreaterOrEqual '9.90' and total.unit Equal 'EUR')")]
    [InlineData("""{ "tag": { "some": { "eq": "vip" } } }""", "some tag:  Equal 'vip'")]
    [InlineData("""{ "tag": { "any": false } }""", "not any tag")]
    [InlineData("""{ "item": { "none": { "product": { "id": { "eq": "p" } } } } }""", "not some item: product.id Equal 'p'")]
    [InlineData("""{ "item": { "all": { "or": [{ "action": { "eq": "add" } }, { "item": { "any": true } }] } } }""", "all item: (action Equal 'add' or any item)")]
    [InlineData("""{ "atType": { "eq": "X" } }""", "@type Equal 'X'")]
    public void Compile_TurnsOperationsIntoPredicates(string where, string predicate) => Assert.Equal(predicate, Compile(where));

    [Fact]
    public void Fails_When_TheFilterIsTooDeep() => Assert.Equal(
        "'where' nests deeper than 3; flatten the condition.",
        Assert.Throws<GraphQLException>(() => Compile(
            """{ "and": [{ "and": [{ "and": [{ "category": { "eq": "a" } }] }] }] }""", new GraphOptions { MaxFilterDepth = 3 })).Error.Message);

    [Fact]
    public void Fails_When_TheFilterHoldsTooManyValues() => Assert.Equal(
        "'where' holds more than 3 comparisons and values; split the request.",
        Assert.Throws<GraphQLException>(() => Compile(
            """{ "category": { "in": ["a", "b", "c"] } }""", new GraphOptions { MaxFilterTerms = 3 })).Error.Message);

    [Fact]
    public void Order_RanksByPosition()
    {
        var order = OrderCompiler.Compile(
            JsonElement.Parse("""[{ "state": "ASC" }, { "total": { "value": "DESC" } }, { "priority": null }]"""),
            ShopModel.Model.Resources["ProductOrder"],
            new GraphOptions());

        Assert.Equal(["state False", "total.value True"], order.Select(o => $"{o.Path} {o.Descending}"));
    }

    private static string Compile(string where, GraphOptions? options = null) => PredicateText.Of(
        FilterCompiler.Compile(JsonElement.Parse(where), ShopModel.Model.Resources["ProductOrder"], options ?? new GraphOptions()));
}
