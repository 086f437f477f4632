using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

/// <summary>A small ordering schema, and what validation says of documents against it.</summary>
internal static class ValidationAssert
{
    private static readonly GraphSchema Schema = new SchemaBuilder().AddDocument(
        """
        directive @audit(reason: String) repeatable on FIELD
        directive @trace(level: Int = 1) on QUERY | FIELD | VARIABLE_DEFINITION

        type Query {
          order(id: ID!): Order
          orders(where: OrderFilter, states: [State!], first: Int = 10): [Order!]!
          parties: [Party!]!
          entities: [Entity!]!
          find(by: OrderKey!): Order
        }
        type Mutation { cancelOrder(input: CancelInput!): Order }
        type Subscription { onOrderChanged(id: ID): Order  onOrderDeleted: Order }

        interface Entity { id: ID! }
        type Order implements Entity { id: ID!  state: State  total(currency: String!, net: Boolean! = true): Float  items: [Item!]  customer: Party }
        type Item implements Entity { id: ID!  quantity: Int  order: Order }
        type Person implements Entity { id: ID!  name: String  age: Int }
        type Company implements Entity { id: ID!  name: String!  age: String  head: Person }
        union Party = Person | Company
        enum State { HELD DONE }
        input OrderFilter { state: State  ids: [ID!]  and: [OrderFilter!]  min: Float }
        input CancelInput { id: ID!  reason: String! = "none"  note: String }
        input OrderKey @oneOf { id: ID  number: Int }
        """).Build();

    public static void Accepts(string document) => Assert.Equal([], Messages(document));

    /// <summary>Exactly these messages, in this order.</summary>
    public static void Rejects(string document, params string[] messages) => Assert.Equal(messages, Messages(document));

    public static string[] Messages(string document, ValidationLimits? limits = null) =>
        [.. Errors(document, limits).Select(e => e.Message)];

    public static IReadOnlyList<GraphQLError> Errors(string document, ValidationLimits? limits = null) =>
        DocumentValidator.Validate(Schema, SyntaxParser.Parse(document), limits);
}
