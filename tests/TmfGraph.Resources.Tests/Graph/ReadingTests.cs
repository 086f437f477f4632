namespace TmfGraph.Resources.Tests.Graph;

/// <summary>Lookups and the fields of documents.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task Lookup_ReadsEveryKindOfAttribute()
    {
        await using var shop = await ShopHost.StartAsync();
        await shop.ImportAsync(
            "Product",
            """
            {
              "id": "x", "href": "/x", "name": "Box", "isBundle": true, "status": "Not Started", "size": 9007199254740993, "startDate": "2026-02-01",
              "picture": "AQID", "setting": { "speed": [1, null] }, "bundleSize": 3, "@type": "Bundle", "part": [{ "id": "p", "href": "/p", "name": "P" }],
              "supplier": { "id": "c", "href": "/c", "name": "C", "role": "Supplier", "@referredType": "Customer", "since": 2020 }, "colour": "red", "@x": { "a": 1 }
            }
            """);

        Assert.Equal(
            """
            {
              "data": {
                "productById": {
                  "id": "x",
                  "href": "/x",
                  "name": "Box",
                  "isBundle": true,
                  "status": "NOT_STARTED",
                  "size": 9007199254740993,
                  "startDate": "2026-02-01",
                  "picture": "AQID",
                  "setting": {
                    "speed": [
                      1,
                      null
                    ]
                  },
                  "bundleSize": 3,
                  "atType": "Bundle",
                  "part": [
                    {
                      "id": "p",
                      "href": "/p",
                      "name": "P",
                      "extensionAttributes": null
                    }
                  ],
                  "supplier": {
                    "id": "c",
                    "role": "Supplier",
                    "atReferredType": "Customer",
                    "extensionAttributes": {
                      "since": 2020
                    }
                  },
                  "relatedParty": null,
                  "extensionAttributes": {
                    "colour": "red",
                    "@x": {
                      "a": 1
                    }
                  }
                }
              }
            }
            """,
            await shop.AskAsync(
                """
                {
                  productById(id: "x") {
                    id href name isBundle status size startDate picture setting bundleSize atType
                    part { id href name extensionAttributes } supplier { id role atReferredType extensionAttributes } relatedParty { id } extensionAttributes
                  }
                }
                """));
    }

    [Fact]
    public async Task Lookup_IsNull_When_ThereIsNone()
    {
        await using var shop = await ShopHost.StartAsync();

        Assert.Equal(
            """
            {
              "data": {
                "productById": null
              }
            }
            """,
            await shop.AskAsync("""{ productById(id: "x") { id } }"""));
    }

    [Fact]
    public async Task AHundredLookups_AreOneStatement()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var variables = string.Join(',', Enumerable.Range(1, 100).Select(i => $$"""{ "id": "o{{i % 7}}" }"""));
        var before = shop.Statements;

        var text = await shop.AskAsync("query($id: ID!) { productOrderById(id: $id) { id state } }", $"[{variables}]");

        Assert.Equal(1, shop.Statements - before);
        Assert.Equal(72, text.Split("\"state\"").Length - 1);
    }
}
