using System.Text.Json;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Resolvers;

namespace TmfGraph.Resources.Tests.Graph.Resolvers;

public sealed class ReferenceReaderTests
{
    [Theory]
    [InlineData("""{ "id": "1", "@referredType": "Customer" }""", "Customer 1")]
    [InlineData("""{ "id": "1", "@referredType": "CUSTOMER" }""", "Customer 1")]
    [InlineData("""{ "id": "1", "@referredType": "Individual", "href": "/customer/1" }""", "Individual 1")]
    [InlineData("""{ "id": "1", "href": "https://x/tmf-api/party/v4/individual/1?fields=name" }""", "Individual 1")]
    [InlineData("""{ "id": "1", "@referredType": "Friend", "href": "/customer/1/" }""", "Customer 1")]
    [InlineData("""{ "id": "1", "@referredType": "Unknown", "href": "/customer/1" }""", "nowhere")]
    [InlineData("""{ "id": "1" }""", "nowhere")]
    [InlineData("""{ "@referredType": "Customer" }""", "nowhere")]
    [InlineData("""{ "id": 1, "@referredType": "Customer" }""", "nowhere")]
    [InlineData("[]", "nowhere")]
    public void Read_FollowsTypeThenHref(string reference, string target) => Assert.Equal(target, Read("RelatedParty", reference));

    [Theory]
    [InlineData("""{ "id": "1" }""", "Product 1")]
    [InlineData("""{ "id": "1", "@referredType": "Bundle" }""", "Product 1")]
    public void Read_TakesTheOnlyTarget(string reference, string target) => Assert.Equal(target, Read("ProductRef", reference));

    [Theory]
    [InlineData("""{ "id": "1", "@referredType": "bundle" }""", "Product 1")]
    [InlineData("""{ "id": "1", "href": "/tmf-api/shop/v4/category/1" }""", "Category 1")]
    public void Read_KnowsSubtypesAndPathsOfOwnTypes(string reference, string target) => Assert.Equal(target, Read("CategoryRef", reference));

    private static string Read(string type, string reference)
    {
        var field = TargetFields.Of(ShopModel.Model.ValueTypes[type], ShopModel.Model, ShopModel.KnownEntities).Single();
        return new ReferenceReader(field).Read(JsonElement.Parse(reference)) is var (member, id) ? $"{member.Name} {id}" : "nowhere";
    }
}
