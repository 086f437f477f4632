using System.Text;
using TmfGraph.Fuzz.Tests.Inputs;
using TmfGraph.Fuzz.Tests.Running;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>
/// Whatever is sent to the gateway or to a subgraph by HTTP, the answer is a GraphQL result with a status of the client's making, never a page,
/// a stack trace or a 500; nothing hangs, and nothing is logged as an error.
/// </summary>
[Collection(nameof(FuzzedProduct))]
public sealed class HttpFuzzTests(FuzzedProduct product)
{
    private static readonly string[] Accepts =
    [
        "*/*", "application/json", "application/graphql-response+json", "multipart/mixed", "multipart/mixed; incrementalSpec=v0.1", "text/event-stream", "application/jsonl",
        "text/html", "image/png", "a/b;;q=", "application/json;q=0", "text/event-stream, */*;q=0.1", ";", "application/graphql-response+json; charset=utf-8, application/json; q=0.9",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/graphql+json", "text/plain", "application/x-www-form-urlencoded",
        "multipart/form-data", "multipart/form-data; boundary=x", ";", "application/json; charset=nonsense",
    ];

    private static readonly string[] Methods = ["PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "get", "X"];

    /// <summary>Requests with places for files; the first three fit the maps at their index.</summary>
    private static readonly string[] Operations =
    [
        """{"query":"{__typename}","variables":{"f":null}}""", """{"query":"{__typename}","variables":{"f":[null,{"a":null}]}}""",
        """[{"query":"{__typename}","variables":{"f":null}}]""", """{"query":"{__typename}"}""", """{"\ud800":1,"variables":{"\udc00":null}}""", "null", "",
    ];

    private static readonly string[] Maps =
    [
        """{"0":["variables.f"]}""", """{"0":["variables.f.1.a","variables.f.0"]}""", """{"0":["0.variables.f"]}""", """{"0":["variables.__proto__.x"],"1":["constructor"]}""",
        """{"0":["variables.f","variables.f"]}""", """{"\ud800":["variables.f"]}""", """{"0":["\udc00"]}""", """{"0":[1]}""", """{"0":["variables.f.99999999999"]}""", "[]", "",
    ];

    private readonly HashSet<int> _statuses = [];

    [Fact]
    public async Task Post_WithAnyBody_GivesAResult()
    {
        await Fuzzer.RunAsync(500, random => Post(random, RequestGenerator.Body(product.Schema, random)), input => SendAsync(input));

        AssertWasOfUse();
    }

    [Fact]
    public async Task Get_WithAnyQueryString_GivesAResult()
    {
        await Fuzzer.RunAsync(
            300,
            random => Encoding.Latin1.GetBytes(
                $"GET {random.Pick(FuzzedProduct.Paths)}{random.Pick(["", "/schema", "/persisted/x", "/persisted/%00/..", "/ws", "/none"])}?{QueryString(random)} HTTP/1.1\r\n{Headers(random)}\r\n"),
            input => SendAsync(input));

        AssertWasOfUse();
    }

    [Fact]
    public async Task Form_OfAnyParts_GivesAResult()
    {
        await Fuzzer.RunAsync(200, static random => Form(random), input => SendAsync(input));

        AssertWasOfUse();
    }

    [Fact]
    public Task Http_OfAnyBytes_GivesAnAnswerOrNone() => Fuzzer.RunAsync(
        300,
        random => Damage(Post(random, RequestGenerator.Body(product.Schema, random)), random),
        input => SendAsync(input, isWhole: false));

    private async Task SendAsync(byte[] request, bool isWhole = true)
    {
        var response = await RawHttp.SendAsync(product.Address, request, isWhole);
        product.AssertNothingUnexpected();
        if (response is null)
        {
            return;
        }

        _statuses.Add(response.Status);
        Assert.True(response.Status is 503 or 505 or < 500, $"The status is {response.Status}.");
        var body = Encoding.UTF8.GetString(response.Body);
        Assert.DoesNotContain("Unexpected Execution Error", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        if (response.ContentType?.Contains("json;", StringComparison.Ordinal) == true && response.Body.Length > 0)
        {
            FuzzedProduct.AssertResult(response.Body);
        }
    }

    // inputs that are all refused, or all taken, would show little
    private void AssertWasOfUse() => Assert.Superset(new HashSet<int> { 200, 400 }, _statuses);

    private static byte[] Post(Random random, byte[] body)
    {
        var path = random.Pick(FuzzedProduct.Paths) + (random.Once(10) ? random.Pick(["?batchOperations=[Made,Made]", "?batchOperations=", "?sdl", "/persisted/a", "/ws"]) : "");
        var method = random.Once(20) ? random.Pick(Methods) : "POST";
        var type = random.Once(10) ? random.Pick(ContentTypes) : "application/json";
        return
        [
            .. Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\n{Headers(random)}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body,
        ];
    }

    private static string Headers(Random random)
    {
        var headers = new StringBuilder("Host: fuzz\r\nConnection: close\r\n");
        Maybe("Accept", 2, () => random.Pick(Accepts));
        Maybe("Accept-Encoding", 10, () => random.Pick(["gzip", "br, gzip", "identity;q=0", "x"]));
        Maybe("GraphQL-Cost", 10, () => random.Pick(["report", "validate", "x"]));
        Maybe("Fusion-Operation-Plan", 20, () => "1");
        Maybe("Last-Event-ID", 15, () => random.Pick(["1", "x", new string('9', 2_000), "%00"]));
        Maybe("GraphQL-Preflight", 10, () => "1");
        Maybe("Authorization", 15, () => random.Pick(["Bearer x", "Bearer ", "Basic eA==", "\u00ff"]));
        Maybe("Expect", 40, () => "100-continue");
        Maybe("If-None-Match", 40, () => "*");
        Maybe("Upgrade", 40, () => "websocket");
        return headers.ToString();

        void Maybe(string name, int times, Func<string> value)
        {
            if (random.Once(times))
            {
                headers.Append(name).Append(": ").Append(value()).Append("\r\n");
            }
        }
    }

    private string QueryString(Random random)
    {
        var request = RequestGenerator.Request(product.Schema, random);
        var parts = request.Select(p => $"{p.Key}={Escape(Encoding.UTF8.GetString(RequestGenerator.Change(p.Value!.GetValueKind() is System.Text.Json.JsonValueKind.String
            ? p.Value.GetValue<string>()
            : p.Value.ToJsonString(), random)))}").ToList();
        if (random.Once(6))
        {
            parts.Add(random.Pick(["sdl", "query=", "query=%ff%fe", "variables=%7B%22a%22:%22%5Cud800%22%7D", "variables=", "extensions=[]", "%00=%00", "=&=&", "onError=X", "+", "%zz"]));
        }

        return string.Join('&', parts);
    }

    // whatever URLs cannot have is escaped, now and then by half
    private static string Escape(string text)
    {
        var escaped = Uri.EscapeDataString(text);
        return escaped.Length > 7_000 ? escaped[..7_000] : escaped;
    }

    private static byte[] Form(Random random)
    {
        var fitting = random.Next(6);
        var operations = fitting < 3 ? Operations[fitting] : random.Pick(Operations);
        var map = fitting < 3 ? Maps[fitting] : random.Pick(Maps);
        var body = new MemoryStream();
        foreach (var (name, value) in new[] { ("operations", operations), ("map", map), ("0", "file") })
        {
            if (random.Once(12))
            {
                continue;
            }

            var file = name == "0" ? "; filename=\"a.txt\"" : "";
            body.Write(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"));
            body.Write(RequestGenerator.Change(value, random));
            body.Write("\r\n"u8);
        }

        body.Write("--x--\r\n"u8);
        var bytes = random.Once(5) ? ByteMutator.Mutate(body.ToArray(), random) : body.ToArray();
        return
        [
            .. Encoding.Latin1.GetBytes(
                $"POST {random.Pick(FuzzedProduct.Paths)} HTTP/1.1\r\nHost: fuzz\r\nConnection: close\r\nGraphQL-Preflight: 1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {bytes.Length}\r\n\r\n"),
            .. bytes,
        ];
    }

    /// <summary>HTTP itself gone wrong: lengths that lie, chunks that end, heads that are no heads.</summary>
    private static byte[] Damage(byte[] request, Random random)
    {
        var text = Encoding.Latin1.GetString(request);
        return random.Next(6) switch
        {
            0 => ByteMutator.Mutate(request, random),
            1 => request[..random.Next(request.Length)],
            2 => Encoding.Latin1.GetBytes(text.Replace("Content-Length: ", $"Content-Length: {random.Pick(["9", "-", "99999999999", "0", "+", " "])}", StringComparison.Ordinal)),
            3 => Encoding.Latin1.GetBytes(text.Replace("Content-Length: ", "Transfer-Encoding: chunked\r\nX: ", StringComparison.Ordinal)),
            4 => Encoding.Latin1.GetBytes(text.Replace("\r\n\r\n", $"\r\nX-Long: {new string('a', random.Next(50_000))}\r\n\r\n", StringComparison.Ordinal)),
            _ => Chunked(text, random),
        };
    }

    private static byte[] Chunked(string request, Random random)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var head = request[..end].Replace("Content-Length: ", "Transfer-Encoding: chunked\r\nX: ", StringComparison.Ordinal);
        var body = new StringBuilder(head);
        for (var at = end; at < request.Length;)
        {
            var length = Math.Min(random.Next(1, 400), request.Length - at);
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(random.Once(10) ? length + 3 : length):x}\r\n").Append(request, at, length).Append("\r\n");
            at += length;
        }

        return Encoding.Latin1.GetBytes(random.Once(3) ? body.ToString() : body.Append("0\r\n\r\n").ToString());
    }
}
