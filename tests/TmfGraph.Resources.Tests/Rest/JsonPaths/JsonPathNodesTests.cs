using System.Text.Json;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Tests.Storage;

namespace TmfGraph.Resources.Tests.Rest.JsonPaths;

public sealed class JsonPathNodesTests
{
    private static readonly JsonPathLimits Limits = new(MaxLength: 200, MaxSelectors: 16, MaxNesting: 8, MaxConditions: 20, MaxDescents: 2, MaxRegexLength: 20);

    private static readonly JsonElement Document = JsonElement.Parse(
        """
        {
          "id": "1", "name": "a", "note": null, "tag": ["x", "y", "z"], "price": { "unit": "EUR", "value": 2 },
          "setting": { "a/b": 1, "k": [{ "v": 1 }, { "v": 2 }] },
          "item": [
            { "id": "i1", "quantity": 1, "price": { "value": 2 } },
            { "id": "i2", "quantity": 5, "item": [{ "id": "i3", "quantity": 7 }] }
          ]
        }
        """);

    [Theory]
    [InlineData("name", "/name")]
    [InlineData("$['name']", "/name")]
    [InlineData("$.note", "")]
    [InlineData("item.quantity", "/item/0/quantity /item/1/quantity")]
    [InlineData("item[*].quantity", "/item/0/quantity /item/1/quantity")]
    [InlineData("item", "/item")]
    [InlineData("item[?(@.quantity>2)]", "/item/1")]
    [InlineData("item[?(@.price.value==$.price.value)].id", "/item/0/id")]
    [InlineData("item[?(@.item[?(@.id=='i3')])].id", "/item/1/id")]
    [InlineData("tag[0]", "/tag/0")]
    [InlineData("tag[-1]", "/tag/2")]
    [InlineData("tag[5]", "")]
    [InlineData("tag[0,2]", "/tag/0 /tag/2")]
    [InlineData("tag[1:]", "/tag/1 /tag/2")]
    [InlineData("tag[:-1]", "/tag/0 /tag/1")]
    [InlineData("tag[-9:9:2]", "/tag/0 /tag/2")]
    [InlineData("tag[?(@=='y')]", "/tag/1")]
    [InlineData("$..quantity", "/item/0/quantity /item/1/quantity /item/1/item/0/quantity")]
    [InlineData("$..[?(@.id=='i3')]", "/item/1/item/0")]
    [InlineData("price.*", "/price/unit /price/value")]
    [InlineData("setting.k.v", "/setting/k/0/v /setting/k/1/v")]
    [InlineData("setting.k[1].v", "/setting/k/1/v")]
    [InlineData("setting.*", "/setting/a~1b /setting/k")]
    [InlineData("setting.k[?(@.v>1)]", "/setting/k/1")]
    public void Find_GivesThePlaces(string path, string pointers) => Assert.Equal(
        pointers,
        string.Join(' ', NodeFinder.Find(JsonPathCompiler.CompileNodes(path, StoreModel.Order, Limits), Document).Select(n => n.Place?.ToPointer())));
}
