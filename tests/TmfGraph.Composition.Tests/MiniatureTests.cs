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
}
