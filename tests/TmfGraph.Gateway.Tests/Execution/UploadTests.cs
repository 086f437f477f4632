using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Files that come with a request go on to the source that takes them, each to the fetch that needs it.</summary>
public sealed class UploadTests
{
    private static string Read(FieldBatch batch, JsonElement? key)
    {
        var file = batch.Request.FindFile(key?.GetString() ?? "") ?? throw new GraphQLException("There is no such file.");
        using var reader = new StreamReader(file.OpenRead());
        return $"{file.Name} ({file.ContentType}): {reader.ReadToEnd()}";
    }

    private static FieldResolver Each(Func<FieldBatch, int, object?> read) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, ResolvedValue.FromObject(read(batch, i)));
        }

        return ValueTask.CompletedTask;
    });

    private static TestSource[] Sources() =>
    [
        new TestSource(
            "papers",
            """
            scalar Upload
            input PaperInput { title: String  pages: [Upload!] }
            type Query { papers: Int }
            type Mutation { keep(file: Upload!): String  keepAll(input: PaperInput!): String }
            """,
            b => b.Resolve("Mutation.keep", Each((batch, i) => Read(batch, batch.GetArguments(i).Get("file"))))
                .Resolve("Mutation.keepAll", Each((batch, i) => string.Join(
                    ", ", batch.GetArguments(i).Get("input")!.Value.GetProperty("pages").EnumerateArray().Select(p => Read(batch, p)))))),
        new TestSource(
            "photos",
            """
            scalar Upload
            type Query { photos: Int }
            type Mutation { show(photo: Upload, size: Int): String }
            """,
            b => b.Resolve("Mutation.show", Each((batch, i) => batch.GetArguments(i).Get("photo") is { ValueKind: JsonValueKind.String } photo
                ? $"{batch.GetArguments(i).GetInt32("size")} {Read(batch, photo)}"
                : "nothing"))),
    ];

    private static async Task<string> AskAsync(GatewayServer server, string operations, string map, params (string Key, string Text)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(operations), "operations" }, { new StringContent(map), "map" } };
        foreach (var (key, text) in files)
        {
            form.Add(new StringContent(text, Encoding.UTF8, "text/plain"), key, $"{key}.txt");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Preflight", "1");
        using var response = await server.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task EachSource_GetsTheFiles_ItsFieldsNeed()
    {
        var seen = new List<string>();
        await using var server = await GatewayServer.StartAsync(Sources(), async context =>
        {
            var form = await context.Request.ReadFormAsync();
            seen.Add($"{context.Request.Path}: {string.Join(' ', form.Files.Select(f => f.Name))} {form["map"]}");
        });
        Assert.Equal(
            """{"data":{"keep":"a.txt (text/plain; charset=utf-8): one","show":"3 b.txt (text/plain; charset=utf-8): two"}}""",
            await AskAsync(
                server,
                """{ "query": "mutation($f: Upload!, $p: Upload, $n: Int) { keep(file: $f) show(photo: $p, size: $n) }", "variables": { "f": null, "p": null, "n": 3 } }""",
                """{ "a": ["variables.f"], "b": ["variables.p"] }""",
                ("a", "one"),
                ("b", "two")));
        Assert.Equal(
            [
                """/papers: a {"a":["variables.f"]}""",
                """/photos: b {"b":["variables.p"]}""",
            ],
            seen);
    }

    [Fact]
    public async Task Files_InInputObjects_AreFound()
    {
        await using var server = await GatewayServer.StartAsync(Sources());
        Assert.Equal(
            """{"data":{"keepAll":"a.txt (text/plain; charset=utf-8): one, b.txt (text/plain; charset=utf-8): two, a.txt (text/plain; charset=utf-8): one"}}""",
            await AskAsync(
                server,
                """{ "query": "mutation($i: PaperInput!) { keepAll(input: $i) }", "variables": { "i": { "title": "T", "pages": [null, null, null] } } }""",
                """{ "a": ["variables.i.pages.0", "variables.i.pages.2"], "b": ["variables.i.pages.1"] }""",
                ("a", "one"),
                ("b", "two")));
    }

    [Fact]
    public async Task EachQuery_IsAnsweredAboutItsOwnFile()
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        var papers = new TestSource(
            "papers",
            "scalar Upload type Query { check(file: Upload!): String }",
            b => b.Resolve("Query.check", FieldResolver.Batch(async (batch, token) =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                {
                    both.SetResult();
                }

                await both.Task.WaitAsync(TimeSpan.FromSeconds(20), token); // so that both are under way at the same time
                batch.SetResult(0, ResolvedValue.FromObject(Read(batch, batch.GetArguments(0).Get("file"))));
            })));
        await using var server = await GatewayServer.StartAsync([papers]);
        const string Check = """{ "query": "query($f: Upload!) { check(file: $f) }", "variables": { "f": null } }""";
        string[] texts = ["one", "two"];

        var answers = await Task.WhenAll(texts.Select(t => AskAsync(server, Check, """{ "0": ["variables.f"] }""", ("0", t))));

        Assert.Equal(texts.Select(t => """{"data":{"check":"0.txt (text/plain; charset=utf-8): TEXT"}}""".Replace("TEXT", t, StringComparison.Ordinal)), answers);
    }

    [Fact]
    public async Task Fetch_WithoutFiles_IsSentAsJson()
    {
        var types = new List<string?>();
        await using var server = await GatewayServer.StartAsync(Sources(), context =>
        {
            types.Add(context.Request.ContentType?.Split(';')[0]);
            return Task.CompletedTask;
        });
        Assert.Equal(
            """{"data":{"show":"nothing","keep":"a.txt (text/plain; charset=utf-8): one"}}""",
            await AskAsync(
                server,
                """{ "query": "mutation($f: Upload!) { show keep(file: $f) }", "variables": { "f": null } }""",
                """{ "a": ["variables.f"] }""",
                ("a", "one")));
        Assert.Equal(["application/json", "multipart/form-data"], types);
    }

    [Fact]
    public async Task Files_ReachSources_InTheSameProcess()
    {
        using var graph = new TestGraph(Sources());
        Assert.Equal(
            """{"data":{"keep":"a.txt (): one"}}""",
            await graph.AskAsync("mutation($f: Upload!) { keep(file: $f) }", """{ "f": "0" }""", r => new OperationRequest
            {
                Document = r.Document,
                Variables = r.Variables,
                HasFiles = true,
                FindFile = key => key == "0" ? new UploadedFile("a.txt", null, 3, () => new MemoryStream("one"u8.ToArray())) : null,
            }));
    }
}
