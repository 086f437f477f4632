using System.IO.Compression;
using System.Text;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class HttpTests
{
    private const string GraphQLJson = "application/graphql-response+json; charset=utf-8";
    private const string PlainJson = "application/json; charset=utf-8";

    [Fact]
    public async Task Post_Answers_A_Query()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, GraphQLJson, """{"data":{"product":{"id":"7","name":"Fibre"}}}"""),
            await server.PostAsync("""{ "query": "query Q($id: ID!) {\n product(id: $id) { id name } }", "variables": { "id": 7 }, "operationName": "Q" }"""));
    }

    [Theory]
    [InlineData("{ hello }", false)]
    [InlineData("{ strict { broken } }", true)]
    public async Task Answer_Comes_In_One_Piece_When_Its_Length_Is_Known(string query, bool isChunked)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{ "query": "{{query}}" }""", Encoding.UTF8, "application/json"),
        };
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(isChunked, response.Headers.TransferEncodingChunked ?? false);
        var announced = response.Content.Headers.ContentLength;
        Assert.Equal(isChunked ? (long?)null : (await response.Content.ReadAsByteArrayAsync()).Length, announced);
    }

    [Theory]
    [InlineData(null, 200, GraphQLJson)]
    [InlineData("*/*", 200, GraphQLJson)]
    [InlineData("application/*", 200, GraphQLJson)]
    [InlineData("application/graphql-response+json", 200, GraphQLJson)]
    [InlineData("application/json", 200, PlainJson)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", 200, GraphQLJson)]
    [InlineData("application/json, application/graphql-response+json;q=0.9", 200, PlainJson)]
    [InlineData("text/event-stream, application/json;q=0.1", 200, PlainJson)]
    [InlineData("application/json;q=0, */*", 200, GraphQLJson)]
    [InlineData("application/graphql-response+json;q=0, */*", 200, PlainJson)]
    [InlineData("text/plain, application/*;q=0.1", 200, GraphQLJson)]
    [InlineData("multipart/*", 200, "multipart/mixed; boundary=\"-\"")]
    [InlineData("text/*", 200, "text/event-stream; charset=utf-8")]
    [InlineData("text/event-stream", 200, "text/event-stream; charset=utf-8")]
    [InlineData("multipart/mixed", 200, "multipart/mixed; boundary=\"-\"")]
    [InlineData("application/jsonl", 200, "application/jsonl; charset=utf-8")]
    [InlineData("application/graphql-response+jsonl", 200, "application/graphql-response+jsonl; charset=utf-8")]
    [InlineData("image/png", 406, GraphQLJson)]
    [InlineData("application/json;q=0", 406, GraphQLJson)]
    [InlineData("not a type/", 400, GraphQLJson)]
    public async Task Accept_Chooses_The_Type(string? accept, int status, string type)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync("""{ "query": "{ hello }" }""", accept);
        Assert.Equal((status, type), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData(null, PlainJson)]
    [InlineData("*/*", PlainJson)]
    [InlineData("application/*", PlainJson)]
    [InlineData("application/graphql-response+json", GraphQLJson)]
    [InlineData("application/json;q=0, */*", GraphQLJson)]
    public async Task The_Host_May_Choose_The_Type_Of_Whoever_Takes_Any(string? accept, string type)
    {
        await using var server = await TestServer.StartAsync(o => o.DefaultMediaType = DefaultMediaType.Json);
        Assert.Equal((200, type, """{"data":{"hello":"Hello world"}}"""), await server.PostAsync("""{ "query": "{ hello }" }""", accept));
    }

    [Theory]
    [InlineData("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\ud83e" } }""")]
    [InlineData("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\udd8a\ud83e" } }""")]
    [InlineData("""{ "query": "{ hello # \uD83E\n }" }""")]
    [InlineData("""{ "query": "{ hello }", "operationName": "\ud83e\u0041" }""")]
    [InlineData("""{ "query": "{ hello }", "variables": { "\ud83e": 1 } }""")]
    public async Task Text_Is_Refused_When_It_Holds_Half_A_Surrogate_Pair(string body)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (400, GraphQLJson, """{"errors":[{"message":"Invalid GraphQL Request. A string is not valid UTF-8, or holds half of a surrogate pair.","extensions":{"code":"HC0009"}}]}"""),
            await server.PostAsync(body));
    }

    [Fact]
    public async Task Text_Is_Taken_When_Escapes_Spell_Whole_Pairs()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            200, (await server.PostAsync("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\ud83e\udd8a \\ud83e \\\\" } }""")).Status);
    }

    [Theory]
    [InlineData("""{ "query": "{ hello }" }""", 200, 200)]
    [InlineData("""{ "query": "{ broken }" }""", 200, 200)]
    [InlineData("""{ "query": "{ hello " }""", 400, 200)]
    [InlineData("""{ "query": "{ nothing }" }""", 400, 200)]
    [InlineData("""{ "query": "query($id: ID!) { product(id: $id) { id } }" }""", 400, 200)]
    [InlineData("""{ "query": "query A { hello } query B { hello }" }""", 400, 200)]
    [InlineData("""{ "id": "abc" }""", 400, 200)]
    [InlineData("""{ "query": "{ hello" """, 400, 400)]
    [InlineData("", 400, 400)]
    [InlineData("{}", 400, 400)]
    [InlineData("5", 400, 400)]
    [InlineData("""{ "query": 5 }""", 400, 400)]
    [InlineData("""{ "query": "{ hello }", "variables": 1 }""", 400, 400)]
    [InlineData("""{ "query": "{ hello }", "variables": [1] }""", 400, 400)]
    [InlineData("""[{ "query": "{ hello }" }]""", 400, 400)]
    public async Task Status_Tells_What_Failed(string body, int status, int legacyStatus)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(status, (await server.PostAsync(body)).Status);
        Assert.Equal(legacyStatus, (await server.PostAsync(body, "application/json")).Status);
    }

    [Theory]
    [InlineData("""{ "query": "{ hello }" }""", 200)]
    [InlineData("""{ "query": "{ broken }" }""", 294)]
    [InlineData("""{ "query": "{ hello " }""", 400)]
    [InlineData("""{ "query": "{ nothing }" }""", 422)]
    [InlineData("""{ "query": "query($id: ID!) { product(id: $id) { id } }" }""", 422)]
    [InlineData("""{ "query": "query A { hello } query B { hello }" }""", 422)]
    [InlineData("""{ "id": "abc" }""", 422)]
    [InlineData("""{ "query": "{ hello" """, 400)]
    [InlineData("", 400)]
    [InlineData("{}", 422)]
    [InlineData("5", 422)]
    [InlineData("""{ "query": 5 }""", 422)]
    [InlineData("""{ "query": "{ hello }", "variables": 1 }""", 422)]
    [InlineData("""[{ "query": "{ hello }" }]""", 422)]
    public async Task Status_Follows_The_Draft_When_Asked(string body, int status)
    {
        await using var server = await TestServer.StartAsync(o => o.StatusProfile = HttpStatusProfile.Draft);
        Assert.Equal(status, (await server.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("{", """{"errors":[{"message":"The request is not valid JSON.","extensions":{"code":"HC0011"}}]}""")]
    [InlineData("", """{"errors":[{"message":"The request has no body.","extensions":{"code":"HC0012"}}]}""")]
    [InlineData("{}", """{"errors":[{"message":"The request has neither `query` nor `id`.","extensions":{"code":"HC0013"}}]}""")]
    [InlineData("3", """{"errors":[{"message":"Invalid GraphQL Request. A request is an object.","extensions":{"code":"HC0009"}}]}""")]
    [InlineData("""{ "id": "x" }""", """{"errors":[{"message":"No document is stored under the id `x`.","extensions":{"code":"HC0015"}}]}""")]
    public async Task Errors_Have_Codes(string body, string expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.PostAsync(body)).Body);
    }

    [Fact]
    public async Task Unexpected_Failures_Show_No_Details()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":3}],"path":["broken"]}],"data":{"broken":null}}""",
            (await server.PostAsync("""{ "query": "{ broken }" }""")).Body);
    }

    [Fact]
    public async Task Refuses_A_Body_That_Is_Too_Large()
    {
        await using var server = await TestServer.StartAsync(o => o.MaxRequestBytes = 100);
        var answer = await server.PostAsync($$"""{ "query": "{ hello }", "operationName": "{{new string('x', 200)}}" }""");
        Assert.Equal(
            (413, """{"errors":[{"message":"The request is larger than 100 bytes.","extensions":{"code":"HC0010"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Refuses_Other_Content_Types()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{ hello }", Encoding.UTF8, "text/plain") };
        Assert.Equal(415, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", null, 200)]
    [InlineData("application/json; charset=\"UTF-8\"", null, 200)]
    [InlineData("application/json; charset=utf-16", null, 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("application/json", "identity", 200)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData(null, null, 415)]
    public async Task A_Body_Is_Plain_Json(string? type, string? encoding, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var content = new ByteArrayContent("""{ "query": "{ hello }" }"""u8.ToArray());
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        Assert.Equal(status, (await server.SendAsync(request)).Status);
    }

    [Fact]
    public async Task An_Address_That_Is_Too_Long_Is_Refused_By_The_Server()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(414, (await server.GetAsync($"/graphql?query=%7Bhello%7D&operationName={new string('x', 10_000)}")).Status);
    }

    [Fact]
    public async Task Headers_That_Are_Too_Long_Are_Refused_By_The_Server()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Add("X-Long", new string('x', 40_000));
        Assert.Equal(431, (await server.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Get_Answers_A_Query()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, GraphQLJson, """{"data":{"product":{"id":"é"}}}"""),
            await server.GetAsync("/graphql?query=query($id:ID!){product(id:$id){id}}&variables={\"id\":\"é\"}"));
    }

    [Fact]
    public async Task Get_Refuses_A_Mutation()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.GetAsync(new Uri("/graphql?query=mutation{rename(id:1,name:\"x\"){id}}", UriKind.Relative));
        Assert.Equal((405, "POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
        var streamed = await server.GetAsync("/graphql?query=mutation{rename(id:1,name:\"x\"){id}}", "text/event-stream");
        Assert.Equal(405, streamed.Status);
    }

    [Fact]
    public async Task Get_Without_A_Document_Is_No_Request()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(400, (await server.GetAsync("/graphql")).Status);
    }

    [Fact]
    public async Task Other_Methods_Are_Not_Allowed()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.DeleteAsync(new Uri("/graphql", UriKind.Relative));
        Assert.Equal((405, "GET, POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task A_Browser_Gets_The_Explorer()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync("/graphql", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal((200, "text/html; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("<textarea id=\"query\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema")]
    [InlineData("/graphql/schema.graphql")]
    public async Task Gives_The_Schema(string path)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync(path);
        Assert.Equal((200, "application/graphql; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("type Event {", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_The_Types_That_Are_Named()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, "application/graphql; charset=utf-8",
                """
                type Product @note(text: "sold") {
                  id: ID!
                  name: String
                }

                type Event {
                  id: ID!
                  cursor: String
                }

                """),
            await server.GetAsync("/graphql?sdl&types=Event,Product"));
    }

    [Theory]
    [InlineData("", 400, "`types` names no type.", "HC0058")]
    [InlineData("Event,1", 400, "`1` cannot be the name of a type.", "HC0059")]
    [InlineData("Event,Nothing", 404, "There is no type `Nothing`.", "HC0060")]
    public async Task Says_Which_Types_It_Cannot_Give(string types, int status, string message, string code)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (status, GraphQLJson, $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}"""),
            await server.GetAsync($"/graphql?sdl&types={types}"));
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema")]
    [InlineData("/graphql/schema.graphql")]
    public async Task The_Schema_Can_Be_Withheld(string path)
    {
        await using var server = await TestServer.StartAsync(o => o.AllowSchemaRequests = false);
        Assert.Equal((404, null, ""), await server.GetAsync(path));
    }

    [Theory]
    [InlineData("TAG", 304)]
    [InlineData("W/TAG", 304)]
    [InlineData("\"other\", TAG", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    public async Task The_Schema_Is_Sent_Once_To_Who_Has_It(string has, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?sdl");
        request.Headers.TryAddWithoutValidation("If-None-Match", has.Replace("TAG", first.Headers.ETag!.ToString(), StringComparison.Ordinal));
        Assert.Equal(status, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql?sdl&types=Event")]
    public async Task The_Schemas_Length_Can_Be_Asked_Alone(string path)
    {
        await using var server = await TestServer.StartAsync(static o => o.CompressResponses = false);
        var text = await server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal((200, text.Length, ""), ((int)response.StatusCode, (int)response.Content.Headers.ContentLength!, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Get_Can_Be_Turned_Off()
    {
        await using var server = await TestServer.StartAsync(o => o.AllowGet = false);
        using var response = await server.Http.GetAsync(new Uri("/graphql?query=%7Bhello%7D", UriKind.Relative));
        Assert.Equal((405, "POST"), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task Hands_Headers_On()
    {
        await using var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("X-Me", "Ada");
        Assert.Equal("""{"data":{"me":"Ada"}}""", (await server.PostAsync("""{ "query": "{ me }" }""")).Body);
    }

    [Theory]
    [InlineData(null, ErrorMode.Propagate, """{"strict":null}}""")]
    [InlineData(null, ErrorMode.Null, """{"strict":{"broken":null,"fine":1}}}""")]
    [InlineData("PROPAGATE", ErrorMode.Halt, """{"strict":null}}""")]
    [InlineData("NULL", ErrorMode.Propagate, """{"strict":{"broken":null,"fine":1}}}""")]
    [InlineData("HALT", ErrorMode.Propagate, "data\":null}")]
    public async Task The_Request_Or_The_Default_Says_What_Errors_Do(string? onError, ErrorMode byDefault, string end)
    {
        await using var server = await TestServer.StartAsync(o => o.DefaultErrorMode = byDefault);
        var member = onError is null ? "" : $", \"onError\": \"{onError}\"";
        var parameter = onError is null ? "" : $"&onError={onError}";
        Assert.EndsWith(end, (await server.PostAsync($$"""{ "query": "{ strict { broken fine } }"{{member}} }""")).Body, StringComparison.Ordinal);
        Assert.EndsWith(end, (await server.GetAsync($"/graphql?query=%7Bstrict%7Bbroken,fine%7D%7D{parameter}")).Body, StringComparison.Ordinal);
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync($$"""{ "id": "1", "type": "subscribe", "payload": { "query": "{ strict { broken fine } }"{{member}} } }""");
        Assert.EndsWith(end + "}", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"SOMETIMES\"")]
    [InlineData("1")]
    public async Task Another_Error_Mode_Is_Refused(string onError)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (400, """{"errors":[{"message":"Invalid GraphQL Request. `onError` is PROPAGATE, NULL or HALT.","extensions":{"code":"HC0009"}}]}"""),
            await StatusAndBody(server.PostAsync($$"""{ "query": "{ hello }", "onError": {{onError}} }""")));
    }

    [Theory]
    [InlineData(true, "application/json", "br", true)]
    [InlineData(true, "application/graphql-response+json", "gzip", true)]
    [InlineData(true, "text/event-stream", "br", false)]
    [InlineData(false, "application/json", "br", false)]
    public async Task Single_Results_Are_Compressed_For_Who_Accepts_It(bool allowed, string accept, string encoding, bool compressed)
    {
        await using var server = await TestServer.StartAsync(o => o.CompressResponses = allowed);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Encoding", encoding);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(compressed ? [encoding] : [], response.Content.Headers.ContentEncoding);
        if (compressed)
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            await using Stream plain = encoding is "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
            using var reader = new StreamReader(plain);
            Assert.Equal("""{"data":{"hello":"Hello world"}}""", await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task A_Client_That_Leaves_Stops_The_Work()
    {
        await using var server = await TestServer.StartAsync();
        using var leaving = new CancellationTokenSource();
        using var content = new StringContent("""{ "query": "{ slow }" }""", Encoding.UTF8, "application/json");
        var request = server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content, leaving.Token);
        await server.SlowReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await server.SlowWasCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_Slow_Operation_Runs_Out_Of_Time()
    {
        await using var server = await TestServer.StartAsync(execution: o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(100));
        var answer = await server.PostAsync("""{ "query": "{ slow }" }""");
        Assert.Equal(
            (500, """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("{ slow }", null, """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}""")]
    [InlineData(
        "{ ... @defer { slow } }",
        "application/jsonl",
        """
        {"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"completed":[{"id":"0","errors":[{"message":"The operation took longer than 0.1 seconds.","path":[],"extensions":{"code":"HC0045"}}]}],"hasNext":false}

        """)]
    [InlineData(
        "subscription { slowly { slow } }",
        "application/jsonl",
        """
        {"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}

        """)]
    public async Task An_Operation_Takes_No_Longer_Than_Its_Client_Waits(string query, string? accept, string expected)
    {
        await using var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("GraphQL-Timeout", "100");
        Assert.Equal(expected, (await server.PostAsync($$"""{ "query": "{{query}}" }""", accept)).Body);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ __typename }")]
    public async Task The_Wait_For_Its_Turn_Is_Part_Of_An_Operations_Time(string query)
    {
        await using var server = await TestServer.StartAsync(execution: o => o.MaxParallelOperations = 1);
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        server.Http.DefaultRequestHeaders.Add("GraphQL-Timeout", "100");
        Assert.Equal(
            """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}""",
            (await server.PostAsync($$"""{ "query": "{{query}}" }""")).Body);
        server.Gate.SetResult();
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Too_Many_Operations_Are_Refused()
    {
        await using var server = await TestServer.StartAsync(execution: o =>
        {
            o.MaxParallelOperations = 1;
            o.MaxQueuedOperations = 0;
        });
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var answer = await server.PostAsync("""{ "query": "{ hello }" }""");
        Assert.Equal((503, """{"errors":[{"message":"The server has more operations waiting than it can take. Try again later."}]}"""), (answer.Status, answer.Body));
        using var refused = await server.Http.GetAsync(new Uri("/graphql?query=%7Bhello%7D", UriKind.Relative));
        Assert.Equal((503, TimeSpan.FromSeconds(1)), ((int)refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        server.Gate.SetResult();
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Operations_Beyond_Those_That_May_Run_Wait_For_Their_Turn()
    {
        await using var server = await TestServer.StartAsync(execution: o => o.MaxParallelOperations = 1);
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var waiting = server.PostAsync("""{ "query": "{ hello }" }""");
        Assert.False(waiting.IsCompleted);
        server.Gate.SetResult();
        Assert.Equal((200, 200), ((await running).Status, (await waiting).Status));
    }

    private static async Task<(int Status, string Body)> StatusAndBody(Task<(int Status, string? Type, string Body)> answer)
    {
        var (status, _, body) = await answer;
        return (status, body);
    }
}
