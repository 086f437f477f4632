using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// An operation over a graph of its own, whose sources are texts. The first operation of a process has the code compiled that reads, checks, plans, fetches and
/// puts together, which takes far longer than to do all of this; once this one has run, that of a client has less to wait for.
/// </summary>
internal static class FirstOperation
{
    private const string Query =
        """
        query($first: Int) {
          items(first: $first) { ...named price }
          other: search { __typename ... on Item { id ...named } ... on Shop { town } }
        }
        fragment named on Item { id name }
        """;

    private static readonly SourceSchemaInput[] Sources =
    [
        Source(
            "items",
            """
            type Query { items(first: Int = 2): [Item!]!  search: [Found!]  item(id: ID!): Item @lookup }
            union Found = Item | Shop
            type Item @key(fields: "id") { id: ID!  name: String }
            type Shop { town: String }
            """),
        Source("prices", """type Query { priced(id: ID!): Item @lookup @internal } type Item @key(fields: "id") { id: ID!  price: Float }"""),
    ];

    /// <summary>Runs it.</summary>
    /// <returns>Its result, as JSON.</returns>
    public static async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var unseen = new Activity(nameof(FirstOperation)).Start(); // spans below one that is not recorded are not either
        var options = new GatewayOptions();
        using var metrics = new GatewayMetrics($"{GatewayMetrics.MeterName}.FirstOperation"); // nobody's, as this is nobody's request
        using var http = new HttpMessageInvoker(new Answers());
        using var executor = new GatewayExecutor(
            Composer.Compose(Sources).Schema!, source => new HttpSourceSchemaClient(http, source, options), options, metrics); // they compose
        using var variables = JsonDocument.Parse("""{"first":2}""");
        await using var result = await executor.ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(Query), Variables = variables.RootElement }, cancellationToken).ConfigureAwait(false);
        var output = new ArrayBufferWriter<byte>();
        ((OperationResult)result).WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static SourceSchemaInput Source(string name, string sdl) =>
        new(name, sdl) { Settings = new SourceSchemaSettings { Name = name, Url = $"http://{name}.invalid/graphql" } };

    /// <summary>What the sources say.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        private const string Items =
            """{"data":{"items":[{"id":"1","name":"a"},{"id":"2","name":"b"}],"other":[{"__typename":"Item","id":"1","name":"a"},{"__typename":"Shop","town":"c"}]}}""";

        private const string Prices =
            """
            {"variableIndex":0,"data":{"priced":{"price":1.5}}}
            {"variableIndex":1,"data":{"priced":{"price":2}}}
            """;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false); // the gateway posts
            var (text, type) = request.RequestUri!.Host.StartsWith("items", StringComparison.Ordinal) ? (Items, "application/json") : (Prices, "application/jsonl"); // to addresses
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, type) };
        }
    }
}
