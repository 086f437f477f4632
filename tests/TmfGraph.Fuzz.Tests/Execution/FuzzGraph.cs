using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Fuzz.Tests.Execution;

/// <summary>A graph in memory with every kind of type, field and argument. It has no field that may fail unexpectedly.</summary>
internal static class FuzzGraph
{
    private const string Sdl =
        """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        type Query {
          any(v: Any): Any
          order(id: ID!): Order
          orders(first: Int = 2, where: Where @cost(weight: "5"), by: [[Color!]!]): [Order!] @listSize(assumedSize: 10, slicingArguments: ["first"], requireOneSlicingArgument: false)
          node(one: One!): Node
          found(scalars: Scalars): [Found]
          matrix(rows: [[Int!]!]! = [[1]]): [[Order]!]
          strict: Strict!
        }
        type Mutation { change(input: Where!): Order! touch(ids: [ID!]!): [Node] }
        type Subscription { changed(where: Where): Order ticks: Int }
        interface Node { id: ID! }
        type Order implements Node { id: ID! color: Color total(round: Boolean = false): Float parent: Order items: [Item!]! related: [Node!] strict: Strict }
        type Item implements Node { id: ID! name: String order: Order tags: [String] found: Found }
        type Strict { broken: Int! fine: Int }
        union Found = Order | Item | Strict
        enum Color { RED GREEN BLUE }
        input Where { and: [Where!] or: [Where!] not: Where id: ID color: Color in: [Color!] limit: Int! = 3 text: String = "a" @cost(weight: "2") }
        input One @oneOf { id: ID where: Where number: Int list: [One!] }
        input Scalars { any: Any b: Base64String d: Date t: DateTime dec: Decimal l: Long span: TimeSpan u: URI id: UUID ld: LocalDate lt: LocalTime ldt: LocalDateTime url: URL f: Float s: String }
        """;

    private static readonly JsonElement Data = JsonDocument.Parse(
        """
        {
          "__typename": "Order", "id": "1", "color": "RED", "total": 1.5, "strict": null,
          "items": [{ "__typename": "Item", "id": "2", "name": "Router", "tags": ["a", null], "order": null, "found": { "__typename": "Strict", "broken": null, "fine": 1 } }],
          "related": [{ "__typename": "Item", "id": "3" }, { "__typename": "Order", "id": "4", "items": [] }]
        }
        """).RootElement;

    public static GraphSchema Schema { get; } = new SchemaBuilder(new SchemaBuilderOptions { AddStandardScalars = true })
        .AddDocument(Sdl)
        .Resolve("Query.any", FieldResolver.Batch(static (batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetResult(i, batch.GetArguments(i).Get("v") is { } value ? ResolvedValue.FromJson(value) : default);
            }

            return ValueTask.CompletedTask;
        }))
        .Resolve("Query.order", Batch(Data))
        .Resolve("Query.orders", Batch(JsonSerializer.SerializeToElement(new[] { Data, Data })))
        .Resolve("Query.node", Batch(Data))
        .Resolve("Query.found", Batch(JsonSerializer.SerializeToElement(new JsonElement?[] { Data, null, Data.GetProperty("items")[0] })))
        .Resolve("Query.matrix", Batch(JsonSerializer.SerializeToElement(new[] { new[] { Data } })))
        .Resolve("Query.strict", Batch(JsonDocument.Parse("""{ "broken": null }""").RootElement))
        .Resolve("Mutation.change", Batch(Data))
        .Resolve("Mutation.touch", Batch(JsonSerializer.SerializeToElement(new[] { Data })))
        .Resolve("Order.parent", Batch(Data))
        .Resolve("Subscription.changed", FieldResolver.Stream(static (_, token) => Events(ResolvedValue.FromJson(Data), token)))
        .Resolve("Subscription.ticks", FieldResolver.Stream(static (_, token) => Events(ResolvedValue.FromObject(1), token)))
        .Build();

    private static FieldResolver Batch(JsonElement value) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, ResolvedValue.FromJson(value));
        }

        return ValueTask.CompletedTask;
    });

    private static async IAsyncEnumerable<SourceEvent> Events(ResolvedValue value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceEvent(value);
        }
    }
}
