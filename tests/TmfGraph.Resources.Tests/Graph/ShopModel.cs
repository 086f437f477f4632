using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>A small domain with everything a source schema is made of.</summary>
internal static class ShopModel
{
    public const string Sdl =
        """
        extend schema @api(id: "TMF900", title: "Shop", version: "4.0.0", basePath: "/tmf-api/shop/v4")

        "An order for products."
        type ProductOrder
          @resource(
            path: "productOrder"
            events: ["ProductOrderCreateEvent", "ProductOrderStateChangeEvent", "ProductOrderAttributeValueChangeEvent", "ProductOrderDeleteEvent"]
          ) {
          id: ID! @setByServer
          href: String @setByServer
          "What kind of order."
          category: String @index
          priority: Int @index
          orderDate: DateTime @setByServer @immutable @default(value: "$now") @index
          total: Money
          state: OrderStateType
            @setByServer
            @lifecycle(initial: "acknowledged", moves: ["acknowledged -> inProgress | cancelled", "inProgress -> completed"])
            @index
          item: [OrderItem!] @required
          relatedParty: [RelatedParty!]
          tag: [String!]
          externalReference: [ExternalReference!] @reference(to: ["ServiceOrder", "ProductOrder"], typedBy: "externalReferenceType")
          atType: String
        }

        "Something a customer holds."
        type Product @resource(path: "product", operations: [LIST, GET, POST, PATCH], events: ["ProductCreateEvent", "ProductStateChangeEvent", "ProductAttributeValueChangeEvent"])
          @subtypes(names: ["Bundle"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required @index
          isBundle: Boolean
          status: ProductStatusType @lifecycle(moves: ["Not Started -> active", "active -> terminated"]) @index
          size: Long
          startDate: Date
          picture: Base64String
          setting: Any
          bundleSize: Int @onSubtype(names: ["Bundle"])
          part: [ProductRef!]
          relatedParty: [RelatedParty!]
          supplier: RelatedParty
          realizingService: [ServiceRef!]
          atType: String
        }

        type Category @resource(path: "category", operations: [GET]) {
          id: ID! @setByServer
          name: String
          parent: CategoryRef
        }

        type OrderItem {
          id: ID @required
          action: String @required
          quantity: Int
          state: OrderStateType @setByServer
          product: ProductRef
          item: [OrderItem!]
          price: Money
        }

        type Money {
          unit: String
          value: Decimal
        }

        type RelatedParty @reference(to: ["Customer", "Individual", "Unknown"]) {
          id: ID
          href: String
          name: String
          role: String
          atReferredType: String
        }

        type ProductRef @reference(to: ["Product"]) {
          id: ID @required
          href: String
          name: String
        }

        type ServiceRef @reference(to: ["Service"]) {
          id: ID @required
          name: String
        }

        type CategoryRef @reference(to: ["Category", "Product"]) {
          id: ID @required
          href: String
          atReferredType: String
        }

        type ExternalReference {
          id: ID
          externalReferenceType: String
          atType: String
        }

        "Where an order stands."
        enum OrderStateType { ACKNOWLEDGED IN_PROGRESS CANCELLED COMPLETED }

        enum ProductStatusType { NOT_STARTED @tmf(name: "Not Started")  ACTIVE  TERMINATED }

        extend type Customer @key(fields: "id") {
          "The orders of this customer."
          productOrders: [ProductOrder!] @inverse(of: "ProductOrder.relatedParty", role: "Customer")
          products: [Product!] @inverse(of: "Product.relatedParty")
        }

        extend type Service @key(fields: "id") {
          products: [Product!] @inverse(of: "Product.realizingService")
        }

        extend type ServiceOrder @key(fields: "id") {
          productOrders: [ProductOrder!] @collect(ids: "externalReference[id]")
        }

        extend type ProductOrder @key(fields: "id") {
          products: [Product!] @walk(path: ["ProductOrder.item.product"])
        }

        extend type Product @key(fields: "id") {
          productOrders: [ProductOrder!] @inverse(of: "ProductOrder.item.product")
          parts: [Product!] @collect(ids: "part[id]")
        }
        """;

    /// <summary>The entities of the whole product that the shop is a part of.</summary>
    public static IReadOnlySet<string> KnownEntities { get; } = new HashSet<string>
    {
        "ProductOrder", "Product", "Category", "Customer", "Individual", "Service", "ServiceOrder",
    };

    public static DomainModel Model { get; } = DomainModelLoader.Load("shop", [("shop.graphqls", Sdl)]);
}
