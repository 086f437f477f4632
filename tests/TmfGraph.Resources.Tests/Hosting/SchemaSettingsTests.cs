using TmfGraph.CommandLine;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Hosting;

public sealed class SchemaSettingsTests
{
    private static readonly DomainModel Model = DomainModelLoader.Load("product", [("TMF622.graphqls",
        """
        extend schema @api(id: "TMF622", title: "Product Ordering", version: "4.0.0", basePath: "/tmf-api/productOrderingManagement/v4")
        type ProductOrder @resource(path: "productOrder", aliases: ["/tmf-api/orders/v4/order"]) { id: ID! @setByServer }
        """)]);

    [Fact]
    public void New_TellsAGatewayHowToReachTheSubgraph()
    {
        var settings = SchemaSettings.Create(
            new SubgraphDefinition("product", typeof(SchemaSettingsTests).Assembly) { DefaultUrl = "http://localhost:5101" }, Model);

        Assert.Equal(
            """
            {
              "name": "product",
              "transports": {
                "http": {
                  "url": "{{PRODUCT_URL}}/graphql",
                  "capabilities": {
                    "batching": {
                      "variableBatching": true,
                      "requestBatching": true,
                      "aliasBatching": true
                    },
                    "subscriptions": {
                      "supported": true,
                      "formats": [
                        "text/event-stream",
                        "application/jsonl"
                      ]
                    },
                    "onError": "null"
                  }
                }
              },
              "rest": {
                "prefixes": [
                  "/tmf-api/productOrderingManagement/v4",
                  "/tmf-api/orders/v4/order"
                ],
                "apis": [
                  {
                    "id": "TMF622",
                    "title": "Product Ordering"
                  }
                ]
              },
              "environments": {
                "development": {
                  "PRODUCT_URL": "http://localhost:5101"
                },
                "production": {
                  "PRODUCT_URL": "http://product:8080"
                }
              }
            }

            """,
            settings);
    }

    [Fact]
    public void Existing_KeepAllButTheirNameBasePathsAndApis()
    {
        Assert.Equal(
            """
            {
              "name": "product",
              "ours": [
                1
              ],
              "rest": {
                "prefixes": [
                  "/tmf-api/productOrderingManagement/v4",
                  "/tmf-api/orders/v4/order"
                ],
                "own": true,
                "apis": [
                  {
                    "id": "TMF622",
                    "title": "Product Ordering"
                  }
                ]
              }
            }

            """,
            SchemaSettings.Renew("""{ "name": "old", "ours": [1] /* kept */, "rest": { "prefixes": ["/gone"], "own": true } }""", "product", Model));
    }

    [Theory]
    [InlineData("[]", "The existing schema-settings.json is not a JSON object. Correct or remove it.")]
    [InlineData("{", "The existing schema-settings.json is not JSON:")]
    public void Refuses_WhatItCannotRead(string existing, string message)
    {
        Assert.StartsWith(message, Assert.Throws<HostConfigurationException>(() => SchemaSettings.Renew(existing, "product", Model)).Message, StringComparison.Ordinal);
    }
}
