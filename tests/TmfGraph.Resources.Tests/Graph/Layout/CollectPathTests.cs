using System.Text.Json;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Graph.Layout;

public sealed class CollectPathTests
{
    [Theory]
    [InlineData("part[id]", "[ID]")]
    [InlineData("supplier.id", "ID")]
    [InlineData("item[item[id]]", "[[ID]]")]
    public void ArgumentType_HasAListForEachBracket(string path, string type) => Assert.Equal(type, CollectPath.ArgumentType(path));

    [Fact]
    public void Collect_LooksThroughLists()
    {
        var path = CollectPath.TryResolve("item[product.id]", ShopModel.Model.Resources["ProductOrder"]);
        var ids = new List<string>();

        CollectPath.Collect(
            JsonElement.Parse("""{ "item": [{ "product": { "id": "a" } }, { "product": null }, {}, { "product": { "id": "b" } }] }"""),
            (AttributeModel[])[.. path!],
            ids);

        Assert.Equal(["a", "b"], ids);
    }

    [Fact]
    public void TryResolve_IsNull_When_ThePathLeavesTheDocument() =>
        Assert.Null(CollectPath.TryResolve("elsewhere[id]", ShopModel.Model.Resources["Product"]));
}
