using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>A small domain with one of everything the REST addresses know.</summary>
internal static class DepotModel
{
    public const string Parcels = "/tmf-api/depot/v4/parcel";

    public static DomainModel Load() => DomainModelLoader.Load("depot", [("depot.graphqls", Sdl)]);

    public const string Sdl =
        """
        extend schema @api(id: "TMF901", title: "Depot", version: "4.0.0", basePath: "/tmf-api/depot/v4", aliases: ["/tmf-api/oldDepot/v4"])

        "Something to deliver."
        type Parcel @resource(path: "parcel", aliases: ["/tmf-api/shed/v4/box"]) @subtypes(names: ["Letter"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required @index
          note: String
          weight: Decimal @index
          pieces: Int
          fragile: Boolean
          sentAt: DateTime @index
          dueOn: Date
          barcode: String @immutable
          state: ParcelState @lifecycle(initial: "packed", moves: ["packed -> onRoad | lost", "onRoad -> delivered | lost"]) @index
          sender: PartyRef
          stop: [Stop!]
          tag: [String!]
          custom: Any
          stamp: Int @onSubtype(names: ["Letter"])
          atType: String
          atBaseType: String
        }

        "A crate for parcels."
        type Crate @resource(path: "crate", operations: [LIST, GET, POST]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
        }

        "A place for parcels."
        type Shelf @resource(path: "shelf", operations: [LIST, GET, POST, PATCH, PUT, DELETE]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
          note: String
          madeAt: DateTime @setByServer @default(value: "$now")
          state: ParcelState @lifecycle(initial: "packed", moves: ["packed -> onRoad | lost", "onRoad -> delivered | lost"])
        }

        "A person who sends."
        type Person @resource(path: "person", aliases: ["/tmf-api/depot/v4/sender"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
          age: Int
          atType: String
        }

        "A company that sends."
        type Company @resource(path: "company", aliases: ["/tmf-api/depot/v4/sender"]) {
          id: ID! @setByServer
          href: String @setByServer
          name: String @required
          vat: String
          atType: String
        }

        type PartyRef @reference(to: ["Person", "Company"]) {
          id: ID @required
          name: String
          atReferredType: String
        }

        type Stop {
          place: String
          order: Int
          contact: PartyRef
        }

        enum ParcelState { PACKED ON_ROAD DELIVERED LOST }
        """;
}
