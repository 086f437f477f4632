using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Makes GraphQL requests as JSON, good and bad.</summary>
internal static class RequestGenerator
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A request body: an object or a batch of them, changed or not.</summary>
    public static byte[] Body(GraphSchema schema, Random random)
    {
        JsonNode request = Request(schema, random);
        if (random.Once(8))
        {
            request = new JsonArray([request, .. Enumerable.Range(0, random.Size(5)).Select(_ => Request(schema, random))]);
        }

        return Change(request.ToJsonString(random.Once(2) ? Plain : null), random);
    }

    /// <summary>JSON changed in its tokens or bytes, most of the time not.</summary>
    public static byte[] Change(string json, Random random) => random.Next(6) switch
    {
        0 => Encoding.UTF8.GetBytes(TokenMutator.Json.Mutate(json, random)),
        1 => ByteMutator.Mutate(Encoding.UTF8.GetBytes(json), random),
        _ => Encoding.UTF8.GetBytes(json),
    };

    public static JsonObject Request(GraphSchema schema, Random random)
    {
        var generator = new DocumentGenerator(schema, random);
        var document = generator.Make(allowMutations: random.Once(3));
        var query = random.Next(5) switch
        {
            0 => Encoding.UTF8.GetString(Corpus.Mutate(Corpus.Operations, random)),
            1 => SyntaxPrinter.Print(new TreeMutator(random).Mutate(document)),
            2 => TokenMutator.GraphQL.Mutate(SyntaxPrinter.Print(document), random),
            _ => SyntaxPrinter.Print(document, random.Once(2)),
        };
        var request = new JsonObject { ["query"] = query };
        Maybe("variables", 2, () => random.Once(8)
            ? new JsonArray(Variables(), Variables())
            : Variables());
        Maybe("operationName", 6, () => random.Pick(["Made", "", "A", "\ud83d\ude00"]));
        Maybe("onError", 6, () => random.Pick(["PROPAGATE", "NULL", "HALT", "X"]));
        Maybe("id", 20, () => random.Pick(["", "a", "../../etc/passwd", new string('x', 5_000)]));
        Maybe("extensions", 6, () => new JsonObject
        {
            ["persistedQuery"] = new JsonObject { ["version"] = 1, [random.Pick(["sha256Hash", "md5Hash", "sha1Hash"])] = random.Pick([new string('0', 64), "", "x", "\0"]) },
            ["incrementalSpec"] = "v0.1",
        });
        if (random.Once(20))
        {
            request.Remove("query");
        }

        return request;

        JsonObject Variables() => new VariableGenerator(schema, random).Make(generator.Variables);

        void Maybe(string name, int times, Func<JsonNode?> value)
        {
            if (random.Once(times))
            {
                request[name] = value();
            }
        }
    }
}
