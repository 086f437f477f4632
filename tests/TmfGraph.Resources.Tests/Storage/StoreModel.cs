using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>A domain with an attribute of every kind the store treats differently.</summary>
internal static class StoreModel
{
    private const string Sdl =
        """
        extend schema @api(id: "TMF901", title: "Store", version: "4.0.0", basePath: "/tmf-api/store/v4")

        type Order
          @resource(path: "order", events: ["OrderCreateEvent", "OrderStatusChangeEvent", "OrderAttributeValueChangeEvent", "OrderDeleteEvent"])
          @subtypes(names: ["GiftOrder"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required @index
          note: String
          state: OrderState @lifecycle(initial: "acknowledged", moves: ["acknowledged -> inProgress | cancelled", "inProgress -> completed"])
          priority: Int @index
          amount: Decimal @index
          weight: Decimal
          isUrgent: Boolean
          orderDate: DateTime @setByServer @immutable @default(value: "$now") @index
          requested: DateTime
          due: Date
          picture: Base64String
          setting: Any
          tag: [String!]
          score: [Decimal!]
          channel: String @immutable
          category: String @default(value: "\"standard\"")
          price: Money
          item: [OrderItem!]
          relatedParty: [RelatedParty!]
          account: AccountRef
          wrapping: String @required @onSubtype(names: ["GiftOrder"])
          atType: String
        }

        type OrderItem {
          id: ID
          action: ItemAction @required
          quantity: Int
          state: OrderState @lifecycle(initial: "acknowledged")
          product: ProductRef
          price: Money
          tag: [String!]
          item: [OrderItem!]
        }

        type Product @resource(path: "product") {
          id: ID! @setByServer
          href: String @setByServer
          name: String @index
          size: Int
          status: String
          party: [RelatedParty!]
          supplier: PartyRef
        }

        type Shipment @resource(path: "shipment", events: ["ShipmentCreateEvent", "ShipmentChangeEvent", "ShipmentRemoveEvent"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String
          order: [OrderRef!]
        }

        type Money { unit: String value: Decimal }
        type RelatedParty @reference(to: ["Customer", "Individual"]) { id: ID href: String name: String role: String atReferredType: String atType: String }
        type ProductRef @reference(to: ["Product"]) { id: ID href: String name: String }
        type OrderRef @reference(to: ["Order"]) { id: ID }
        type PartyRef @reference(to: ["Customer", "Individual"], key: "partyId", typedBy: "partyKind") { partyId: ID partyKind: String }
        type AccountRef @reference(to: ["BillingAccount"]) { id: ID name: String }

        enum OrderState { ACKNOWLEDGED IN_PROGRESS CANCELLED COMPLETED NOT_STARTED @tmf(name: "Not Started") }
        enum ItemAction { ADD MODIFY }
        """;

    public static DomainModel Model { get; } = DomainModelLoader.Load("store", [("store.graphqls", Sdl)]);

    public static ResourceType Order { get; } = Model.Resources["Order"];

    public static ResourceType Product { get; } = Model.Resources["Product"];

    public static ResourceType Shipment { get; } = Model.Resources["Shipment"];
}
