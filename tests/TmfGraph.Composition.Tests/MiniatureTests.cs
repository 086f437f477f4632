using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Tests;

/// <summary>Five source schemas in small, cut the way the product's own are.</summary>
public sealed class MiniatureTests
{
    private static readonly SourceSchemaInput[] Inputs =
    [
        new("product",
            """
            type Query {
              productOrders(first: Int): [ProductOrder!]
              productOrderById(id: ID!): ProductOrder @lookup
              internalLookups: ProductLookups! @internal
            }
            type ProductLookups @internal { customerById(id: ID!): Customer @lookup }
            type ProductOrder @key(fields: "id") {
              id: ID!
              state: String
              externalReference: [ExternalReference!]
              relatedParty: [RelatedParty!]
            }
            type ExternalReference @shareable { id: ID externalReferenceType: String }
            type RelatedParty { id: ID! role: String target: PartyTarget }
            union PartyTarget = Individual | Customer
            type Individual @key(fields: "id") { id: ID! }
            type Customer @key(fields: "id") { id: ID! productOrders: [ProductOrder!] }
            """),
        new("customer",
            """
            type Query { customers: [Customer!] customerById(id: ID!): Customer @lookup }
            type Customer @key(fields: "id") { id: ID! name: String engagedParty: EngagedParty }
            type EngagedParty { id: ID! target: Individual }
            type Individual @key(fields: "id") { id: ID! }
            """),
        new("party",
            """
            type Query { individualById(id: ID!): Individual @lookup }
            type Individual @key(fields: "id") { id: ID! givenName: String familyName: String }
            """),
        new("service",
            """
            type Query {
              serviceById(id: ID!): Service @lookup
              internalLookups: ServiceLookups! @internal
            }
            type ServiceLookups @internal { productOrderById(id: ID!): ProductOrder @lookup }
            type ProductOrder @key(fields: "id") {
              id: ID!
              serviceOrders(references: [ReferenceInput!] @require(field: "externalReference[{ id, kind: externalReferenceType }]")): [Service!]
              services(ids: [ID!] @require(field: "externalReference[id]")): [Service!]
            }
            input ReferenceInput { id: ID kind: String }
            type Service @key(fields: "id") { id: ID! name: String supportingResource: [Resource!] }
            type Resource @key(fields: "id") { id: ID! }
            """),
        new("resource",
            """
            type Query { internalLookups: ResourceLookups! @internal }
            type ResourceLookups @internal {
              resourceById(id: ID!): Resource @lookup
              serviceByKey(key: ServiceKey! @is(field: "{ id }")): Service @lookup
            }
            input ServiceKey { id: ID! }
            type Service @key(fields: "id") { id: ID! resources: [Resource!] }
            type Resource @key(fields: "id") { id: ID! name: String operationalState: ResourceOperationalStateType }
            enum ResourceOperationalStateType { ENABLE DISABLE }
            """),
    ];

    [Fact]
    public void Compose_GivesThePublicSchema_WithoutATraceOfFederation()
    {
        var result = Composer.Compose(Inputs);

        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        Assert.NotNull(result.Schema);
        Texts.Equal(
            """
            type Query {
              productOrders(first: Int): [ProductOrder!]
              productOrderById(id: ID!): ProductOrder
              customers: [Customer!]
              customerById(id: ID!): Customer
              individualById(id: ID!): Individual
              serviceById(id: ID!): Service
            }

            type ProductOrder {
              id: ID!
              state: String
              externalReference: [ExternalReference!]
              relatedParty: [RelatedParty!]
              serviceOrders: [Service!]
              services: [Service!]
            }

            type ExternalReference {
              id: ID
              externalReferenceType: String
            }

            type RelatedParty {
              id: ID!
              role: String
              target: PartyTarget
            }

            union PartyTarget = Individual | Customer

            type Individual {
              id: ID!
              givenName: String
              familyName: String
            }

            type Customer {
              id: ID!
              productOrders: [ProductOrder!]
              name: String
              engagedParty: EngagedParty
            }

            type EngagedParty {
              id: ID!
              target: Individual
            }

            type Service {
              id: ID!
              name: String
              supportingResource: [Resource!]
              resources: [Resource!]
            }

            type Resource {
              id: ID!
              name: String
              operationalState: ResourceOperationalStateType
            }

            enum ResourceOperationalStateType {
              ENABLE
              DISABLE
            }
            """,
            SchemaPrinter.Print(result.Schema.Public));
    }

    [Fact]
    public void Compose_KnowsTheLookupsOfEveryEntity()
    {
        var schema = Composer.Compose(Inputs).Schema!; // the test above sees to it

        Texts.Equal(
            """
            Customer: product internalLookups.customerById(id: id): Customer
            Customer: customer customerById(id: id): Customer
            Individual: party individualById(id: id): Individual
            ProductOrder: product productOrderById(id: id): ProductOrder
            ProductOrder: service internalLookups.productOrderById(id: id): ProductOrder
            Resource: resource internalLookups.resourceById(id: id): Resource
            Service: service serviceById(id: id): Service
            Service: resource internalLookups.serviceByKey(key: { id: id }): Service
            """,
            string.Join('\n', schema.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => t.Lookups.Select(l =>
                $"{t.Name}: {l.Source} {string.Join('.', l.Path)}({string.Join(", ", l.Arguments.Select(a => $"{a.Key}: {a.Value}"))}): {l.ReturnType}"))));
    }

    [Fact]
    public void Compose_KnowsWhoServesWhat()
    {
        var schema = Composer.Compose(Inputs).Schema!; // the test above sees to it

        Texts.Equal(
            """
            ProductOrder.externalReference: product
            ProductOrder.id: product
            ProductOrder.id: service
            Service.id: service
            Service.id: resource
            Service.name: service
            ProductOrder.relatedParty: product
            Service.resources: resource
            ProductOrder.serviceOrders: service, references = externalReference[{ id: id, kind: externalReferenceType }]
            ProductOrder.services: service, ids = externalReference[id]
            ProductOrder.state: product
            Service.supportingResource: service
            """,
            string.Join('\n', schema.Types["ProductOrder"].Fields.Values.Concat(schema.Types["Service"].Fields.Values)
                .OrderBy(f => f.Name, StringComparer.Ordinal)
                .SelectMany(f => f.Sources)
                .Select(s => $"{s.Field.Coordinate}: {s.Source}{string.Concat(s.Requirements.Select(r => $", {r.Key} = {r.Value}"))}")));
        Assert.Equal(["Individual", "Customer"], schema.Unions["PartyTarget"][schema.Sources[0]]);
    }

    [Fact]
    public void PrintExecution_MarksWhoServesWhat() => Texts.Equal(
        """
        type Query @fusion__type(schema: PRODUCT) @fusion__type(schema: CUSTOMER) @fusion__type(schema: PARTY) @fusion__type(
          schema: SERVICE
        ) @fusion__type(schema: RESOURCE) {
          productOrders(first: Int @fusion__inputField(schema: PRODUCT)): [ProductOrder!] @fusion__field(schema: PRODUCT)
          productOrderById(id: ID! @fusion__inputField(schema: PRODUCT)): ProductOrder @fusion__field(schema: PRODUCT)
          customers: [Customer!] @fusion__field(schema: CUSTOMER)
          customerById(id: ID! @fusion__inputField(schema: CUSTOMER)): Customer @fusion__field(schema: CUSTOMER)
          individualById(id: ID! @fusion__inputField(schema: PARTY)): Individual @fusion__field(schema: PARTY)
          serviceById(id: ID! @fusion__inputField(schema: SERVICE)): Service @fusion__field(schema: SERVICE)
        }

        type ProductOrder @fusion__type(schema: PRODUCT) @fusion__type(schema: SERVICE) @fusion__lookup(
          schema: PRODUCT
          key: "id"
          field: "productOrderById(id: ID!): ProductOrder"
          map: ["id"]
        ) @fusion__lookup(
          schema: SERVICE
          key: "id"
          field: "productOrderById(id: ID!): ProductOrder"
          map: ["id"]
          path: "internalLookups"
          internal: true
        ) {
          id: ID! @fusion__field(schema: PRODUCT) @fusion__field(schema: SERVICE)
          state: String @fusion__field(schema: PRODUCT)
          externalReference: [ExternalReference!] @fusion__field(schema: PRODUCT)
          relatedParty: [RelatedParty!] @fusion__field(schema: PRODUCT)
          serviceOrders: [Service!] @fusion__field(schema: SERVICE) @fusion__requires(
            schema: SERVICE
            requirements: "externalReference { id externalReferenceType }"
            field: "serviceOrders(references: [ReferenceInput!]): [Service!]"
            map: ["externalReference[{ id: id, kind: externalReferenceType }]"]
          )
          services: [Service!] @fusion__field(schema: SERVICE) @fusion__requires(
            schema: SERVICE
            requirements: "externalReference { id }"
            field: "services(ids: [ID!]): [Service!]"
            map: ["externalReference[id]"]
          )
        }

        type ExternalReference @fusion__type(schema: PRODUCT) {
          id: ID @fusion__field(schema: PRODUCT)
          externalReferenceType: String @fusion__field(schema: PRODUCT)
        }

        type RelatedParty @fusion__type(schema: PRODUCT) {
          id: ID! @fusion__field(schema: PRODUCT)
          role: String @fusion__field(schema: PRODUCT)
          target: PartyTarget @fusion__field(schema: PRODUCT)
        }

        union PartyTarget @fusion__type(schema: PRODUCT) @fusion__unionMember(schema: PRODUCT, member: "Individual") @fusion__unionMember(
          schema: PRODUCT
          member: "Customer"
        ) = Individual | Customer

        type Individual @fusion__type(schema: PRODUCT) @fusion__type(schema: CUSTOMER) @fusion__type(schema: PARTY) @fusion__lookup(
          schema: PARTY
          key: "id"
          field: "individualById(id: ID!): Individual"
          map: ["id"]
        ) {
          id: ID! @fusion__field(schema: PRODUCT) @fusion__field(schema: CUSTOMER) @fusion__field(schema: PARTY)
          givenName: String @fusion__field(schema: PARTY)
          familyName: String @fusion__field(schema: PARTY)
        }

        type Customer @fusion__type(schema: PRODUCT) @fusion__type(schema: CUSTOMER) @fusion__lookup(
          schema: PRODUCT
          key: "id"
          field: "customerById(id: ID!): Customer"
          map: ["id"]
          path: "internalLookups"
          internal: true
        ) @fusion__lookup(schema: CUSTOMER, key: "id", field: "customerById(id: ID!): Customer", map: ["id"]) {
          id: ID! @fusion__field(schema: PRODUCT) @fusion__field(schema: CUSTOMER)
          productOrders: [ProductOrder!] @fusion__field(schema: PRODUCT)
          name: String @fusion__field(schema: CUSTOMER)
          engagedParty: EngagedParty @fusion__field(schema: CUSTOMER)
        }

        type EngagedParty @fusion__type(schema: CUSTOMER) {
          id: ID! @fusion__field(schema: CUSTOMER)
          target: Individual @fusion__field(schema: CUSTOMER)
        }

        type Service @fusion__type(schema: SERVICE) @fusion__type(schema: RESOURCE) @fusion__lookup(
          schema: SERVICE
          key: "id"
          field: "serviceById(id: ID!): Service"
          map: ["id"]
        ) @fusion__lookup(
          schema: RESOURCE
          key: "id"
          field: "serviceByKey(key: ServiceKey!): Service"
          map: ["{ id: id }"]
          path: "internalLookups"
          internal: true
        ) {
          id: ID! @fusion__field(schema: SERVICE) @fusion__field(schema: RESOURCE)
          name: String @fusion__field(schema: SERVICE)
          supportingResource: [Resource!] @fusion__field(schema: SERVICE)
          resources: [Resource!] @fusion__field(schema: RESOURCE)
        }

        type Resource @fusion__type(schema: SERVICE) @fusion__type(schema: RESOURCE) @fusion__lookup(
          schema: RESOURCE
          key: "id"
          field: "resourceById(id: ID!): Resource"
          map: ["id"]
          path: "internalLookups"
          internal: true
        ) {
          id: ID! @fusion__field(schema: SERVICE) @fusion__field(schema: RESOURCE)
          name: String @fusion__field(schema: RESOURCE)
          operationalState: ResourceOperationalStateType @fusion__field(schema: RESOURCE)
        }

        enum ResourceOperationalStateType @fusion__type(schema: RESOURCE) {
          ENABLE @fusion__enumValue(schema: RESOURCE)
          DISABLE @fusion__enumValue(schema: RESOURCE)
        }

        enum fusion__Schema {
          PRODUCT @fusion__schema_metadata(name: "product")
          CUSTOMER @fusion__schema_metadata(name: "customer")
          PARTY @fusion__schema_metadata(name: "party")
          SERVICE @fusion__schema_metadata(name: "service")
          RESOURCE @fusion__schema_metadata(name: "resource")
        }
        """,
        CompositeSchemaPrinter.PrintExecution(Composer.Compose(Inputs).Schema!).Split("\nscalar fusion__")[0]); // composed above
}
