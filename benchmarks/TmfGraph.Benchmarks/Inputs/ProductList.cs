using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>Products as JSON documents in memory, and an operation that reads twelve fields of each on two levels.</summary>
internal static class ProductList
{
    public const string Query =
        """
        {
          products {
            id href name description status isBundle orderDate startDate productSerialNumber
            productPrice { name priceType }
          }
        }
        """;

    private const string Sdl =
        """
        type Query { products: [Product!]! }
        type Product {
          id: ID!
          href: String
          name: String!
          description: String
          status: ProductStatus
          isBundle: Boolean
          isCustomerVisible: Boolean
          orderDate: DateTime
          startDate: DateTime
          terminationDate: DateTime
          productSerialNumber: String
          productPrice: ProductPrice
        }
        type ProductPrice { name: String priceType: String recurringChargePeriod: String }
        enum ProductStatus { ACTIVE SUSPENDED TERMINATED }
        scalar DateTime
        """;

    /// <summary>A schema whose products are there at once, so that nothing but the engine is measured.</summary>
    public static GraphSchema CreateSchema(int count)
    {
        var products = ResolvedValue.FromJson(JsonDocument.Parse(CreateJson(count)).RootElement);
        return new SchemaBuilder()
            .AddDocument(Sdl)
            .Resolve("Query.products", FieldResolver.Batch((batch, _) =>
            {
                for (var index = 0; index < batch.Count; index++)
                {
                    batch.SetResult(index, products);
                }

                return ValueTask.CompletedTask;
            }))
            .MapEnumValue("ProductStatus.ACTIVE", "active")
            .MapEnumValue("ProductStatus.SUSPENDED", "suspended")
            .MapEnumValue("ProductStatus.TERMINATED", "terminated")
            .Build();
    }

    // documents hold more than what is selected, as real ones do
    private static ReadOnlyMemory<byte> CreateJson(int count)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        for (var number = 1; number <= count; number++)
        {
            WriteProduct(writer, number);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteProduct(Utf8JsonWriter writer, int number)
    {
        var id = $"C{number:D6}-P1";
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("href", $"/tmf-api/productInventory/v4/product/{id}");
        writer.WriteString("name", $"Mobile M {number % 100} GB");
        writer.WriteString("description", "Calls and texts to all networks, and data in more than forty countries.");
        writer.WriteString("status", (number % 3) switch { 0 => "active", 1 => "suspended", _ => "terminated" });
        writer.WriteBoolean("isBundle", number % 2 == 0);
        writer.WriteBoolean("isCustomerVisible", true);
        writer.WriteString("orderDate", "2025-07-10T08:55:00.000Z");
        writer.WriteString("startDate", "2025-07-11T00:00:00.000Z");
        writer.WriteString("productSerialNumber", $"SN-{number:D9}");
        writer.WriteStartObject("billingAccount");
        writer.WriteString("id", $"BA{number:D6}");
        writer.WriteString("@referredType", "BillingAccount");
        writer.WriteEndObject();
        writer.WriteStartObject("productPrice");
        writer.WriteString("name", "Monthly fee");
        writer.WriteString("priceType", "recurring");
        writer.WriteString("recurringChargePeriod", "month");
        writer.WriteEndObject();
        writer.WriteString("@type", "Product");
        writer.WriteEndObject();
    }
}
