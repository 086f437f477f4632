using System.Text.Json;
using TmfGraph.Resources.Graph.Writes;

namespace TmfGraph.Resources.Tests.Graph.Writes;

public sealed class InputConverterTests
{
    [Fact]
    public void ToDocument_UsesTmfNamesAndValues_AndLeavesNullsOut() => Assert.Equal(
        """{"item":[{"id":"1","action":"add","colour":"red"}],"@type":"ProductOrder","total":{"value":9.90},"x-note":{"a":1}}""",
        Document(
            """
            {
              "item": [{ "id": "1", "action": "add", "quantity": null, "extensionAttributes": { "colour": "red", "size": null } }],
              "atType": "ProductOrder", "category": null, "total": { "unit": null, "value": 9.90 }, "extensionAttributes": { "x-note": { "a": 1 } }
            }
            """,
            "ProductOrder"));

    [Fact]
    public void ToDocument_WritesTmfValuesOfEnums() =>
        Assert.Equal("""{"name":"x","status":"Not Started"}""", Document("""{ "name": "x", "status": "NOT_STARTED" }""", "Product"));

    [Fact]
    public void ToDocument_KeepsAnyAsItIs() =>
        Assert.Equal("""{"setting":{"a":null,"b":[1,{"c":null}]}}""", Document("""{ "setting": {"a":null,"b":[1,{"c":null}]} }""", "Product"));

    [Fact]
    public void ToPatch_KeepsNulls_ButNotInsideLists() => Assert.Equal(
        """{"category":null,"total":{"unit":null},"item":[{"id":"1"}],"x":null}""",
        InputConverter.ToPatch(
            JsonElement.Parse(
                """
                {
                  "id": "7", "ifVersion": 3, "category": null, "total": { "unit": null }, "item": [{ "id": "1", "quantity": null }],
                  "extensionAttributes": { "x": null }
                }
                """),
            ShopModel.Model.Resources["ProductOrder"]).GetRawText());

    [Theory]
    [InlineData("""{ "extensionAttributes": { "category": "a" } }""", "category 'category' is an attribute of the model; give it as 'category'.")]
    [InlineData("""{ "extensionAttributes": { "@type": "a" } }""", "@type '@type' is an attribute of the model; give it as 'atType'.")]
    [InlineData("""{ "total": { "extensionAttributes": [1] } }""", "total.extensionAttributes Extension attributes are an object whose members are the attributes.")]
    public void Refuses_ExtensionsThatAreNone(string input, string problem)
    {
        var exception = Assert.Throws<InputException>(() => Document(input, "ProductOrder"));

        Assert.Equal(problem, $"{exception.Path} {exception.Message}");
    }

    private static string Document(string input, string type) =>
        InputConverter.ToDocument(JsonElement.Parse(input), ShopModel.Model.Resources[type]).GetRawText();
}
