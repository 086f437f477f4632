using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class DocumentTests : IDisposable
{
    private const string Hello = "query Hi($n: String) { hello(name: $n) }";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hello)));

    private readonly string _folder = Directory.CreateTempSubdirectory("documents").FullName;

    public DocumentTests()
    {
        File.WriteAllText(Path.Combine(_folder, "hi.graphql"), Hello);
        File.WriteAllText(Path.Combine(_folder, "two.graphql"), "query A { hello } mutation B { rename(id: 1, name: \"x\") { name } }");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Extensions(string member, string hash) => $$$""" "extensions": { "persistedQuery": { "version": 1, "{{{member}}}": "{{{hash}}}" } } """;

    private static async Task AssertAsync(Task<(int Status, string? Type, string Body)> answer, int status, string body)
    {
        var (actual, _, text) = await answer;
        Assert.Equal((status, body), (actual, text));
    }

    [Fact]
    public async Task A_Result_Is_Given_Back_When_Its_Document_Cannot_Be_Stored()
    {
        await using var executor = new OneResult();
        using var extensions = JsonDocument.Parse($"{{{Extensions("sha256Hash", Hash)}}}");
        var members = new RequestMembers(Encoding.UTF8.GetBytes(Hello), null, null, default, extensions.RootElement.GetProperty("extensions"), null);
        var context = new DefaultHttpContext();
        var runner = new RequestRunner(new GraphQLHttpOptions { AutomaticDocuments = new BrokenStore() });
        await Assert.ThrowsAsync<IOException>(async () =>
            await runner.RunAsync(executor, members, new RequestOrigin(context.User, executor, static _ => null), context, CancellationToken.None));
        Assert.True(executor.IsGivenBack);
    }

    private sealed class BrokenStore : IAutomaticDocumentStore
    {
        public ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken) => default;

        public ValueTask AddAsync(string id, ReadOnlyMemory<byte> document, CancellationToken cancellationToken) => throw new IOException();
    }

    /// <summary>Has one result, and knows whether it was given back.</summary>
    private sealed class OneResult : OperationResult, IRequestExecutor, IServiceProvider
    {
        public bool IsGivenBack { get; private set; }

        public override bool HasData => true;

        public override IReadOnlyList<GraphQLError> Errors => [];

        public GraphSchema Schema => throw new NotSupportedException();

        public ParserLimits ParserLimits => throw new NotSupportedException();

        public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) => new(this);

        public override void WriteTo(IBufferWriter<byte> output) => throw new NotSupportedException();

        public object? GetService(Type serviceType) => null;

        public override ValueTask DisposeAsync()
        {
            IsGivenBack = true;
            return base.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_Client_Stores_A_Document_Under_Its_Hash()
    {
        await using var server = await TestServer.StartAsync();
        var miss = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"HC0020"}}]}""";
        await AssertAsync(server.PostAsync($"{{{Extensions("sha256Hash", Hash)}}}"), 400, miss);
        await AssertAsync(
            server.PostAsync($$"""{ "query": "{{Hello}}", {{Extensions("sha256Hash", Hash)}} }"""),
            200,
            $$$"""{"extensions":{"persistedQuery":{"sha256Hash":"{{{Hash}}}","persisted":true}},"data":{"hello":"Hello world"}}""");
        await AssertAsync(
            server.PostAsync($$"""{ "variables": { "n": "Ada" }, {{Extensions("sha256Hash", Hash.ToUpperInvariant())}} }"""), 200, """{"data":{"hello":"Hello Ada"}}""");
        await AssertAsync(
            server.GetAsync("/graphql?extensions=" + Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hash}}}"}}""")), 200, """{"data":{"hello":"Hello world"}}""");
    }

    [Theory]
    [InlineData("md5Hash")]
    [InlineData("sha1Hash")]
    public async Task Other_Hashes_And_Spellings_Are_Known(string member)
    {
#pragma warning disable CA5350, CA5351 // what clients use
        var hash = member is "md5Hash" ? MD5.HashData(Encoding.UTF8.GetBytes(Hello)) : SHA1.HashData(Encoding.UTF8.GetBytes(Hello));
#pragma warning restore CA5350, CA5351
        await using var server = await TestServer.StartAsync();
        var base64 = System.Buffers.Text.Base64Url.EncodeToString(hash);
        Assert.Contains("\"persisted\":true", (await server.PostAsync($$"""{ "query": "{{Hello}}", {{Extensions(member, base64)}} }""")).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await server.PostAsync($"{{{Extensions(member, Convert.ToHexStringLower(hash))}}}")).Status);
    }

    [Fact]
    public async Task A_Wrong_Hash_Stores_Nothing()
    {
        var wrong = Hash.Replace(Hash[0], Hash[0] == '0' ? '1' : '0');
        await using var server = await TestServer.StartAsync();
        await AssertAsync(
            server.PostAsync($$"""{ "query": "{{Hello}}", {{Extensions("sha256Hash", wrong)}} }"""),
            200,
            $$$"""{"extensions":{"persistedQuery":{"sha256Hash":"{{{wrong}}}","expectedHashValue":"{{{Hash}}}","expectedHashType":"sha256Hash","expectedHashFormat":"hex","persisted":false}},"data":{"hello":"Hello world"}}""");
        Assert.Equal(400, (await server.PostAsync($"{{{Extensions("sha256Hash", wrong)}}}")).Status);
        Assert.Equal(400, (await server.PostAsync($"{{{Extensions("sha256Hash", "../etc")}}}")).Status);
    }

    [Fact]
    public async Task Stored_Documents_Go_By_Id()
    {
        await using var server = await TestServer.StartAsync(o => o.StoredDocuments = new FileDocumentStore(_folder));
        const string Ada = """{"data":{"hello":"Hello Ada"}}""";
        await AssertAsync(server.PostAsync("""{ "id": "hi", "variables": { "n": "Ada" } }"""), 200, Ada);
        await AssertAsync(server.PostAsync("""{ "documentId": "hi", "variables": { "n": "Ada" } }"""), 200, Ada);
        await AssertAsync(server.GetAsync("/graphql/persisted/hi?variables=%7B%22n%22:%22Ada%22%7D"), 200, Ada);
        await AssertAsync(server.GetAsync("/graphql/persisted/hi?variables=%7B%22n%22:%22Ada%22%7D", "text/html,application/xhtml+xml,*/*;q=0.8"), 200, Ada); // a browser
        await AssertAsync(server.PostAsync("""{ "variables": { "n": "Ada" } }""", path: "/graphql/persisted/hi"), 200, Ada);
        await AssertAsync(server.GetAsync("/graphql/persisted/two/A"), 200, """{"data":{"hello":"Hello world"}}""");
        await AssertAsync(server.PostAsync("{}", path: "/graphql/persisted/two/B"), 200, """{"data":{"rename":{"name":"x"}}}""");
        await AssertAsync(
            server.PostAsync("""{ "id": "none" }"""), 400, """{"errors":[{"message":"No document is stored under the id `none`.","extensions":{"code":"HC0015"}}]}""");
        Assert.Equal(405, (await server.GetAsync("/graphql/persisted/two/B")).Status);
        Assert.Equal(405, (await server.GetAsync("/graphql/persisted/two/B", "text/event-stream")).Status);
        Assert.Equal(405, (await server.GetAsync("/graphql?id=two&operationName=B", "text/event-stream")).Status);
    }

    [Fact]
    public async Task Only_Stored_Documents_May_Be_Allowed()
    {
        await using var server = await TestServer.StartAsync(o =>
        {
            o.StoredDocuments = new FileDocumentStore(_folder);
            o.OnlyStoredDocuments = true;
            o.AllowDocument = context => context.Request.Headers["x-developer"] == "yes";
        });
        await AssertAsync(
            server.PostAsync("""{ "query": "{ hello }" }"""),
            400,
            """{"errors":[{"message":"Only stored operations may run here: send the id of one.","extensions":{"code":"HC0067"}}]}""");
        Assert.Equal(400, (await server.PostAsync($$"""{ "query": "{{Hello}}", {{Extensions("sha256Hash", Hash)}} }""")).Status);
        Assert.Equal(200, (await server.PostAsync("""{ "id": "hi" }""")).Status);
        server.Http.DefaultRequestHeaders.Add("X-Developer", "yes");
        Assert.Equal(200, (await server.PostAsync("""{ "query": "{ hello }" }""")).Status);
    }

    [Fact]
    public async Task Sockets_Find_Documents_Too()
    {
        await using var server = await TestServer.StartAsync(o => o.StoredDocuments = new FileDocumentStore(_folder));
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync("""{ "id": "1", "type": "subscribe", "payload": { "id": "hi" } }""");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"hello":"Hello world"}}}""", await socket.ReadAsync());
    }

    [Theory]
    [InlineData("../hi")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("hi\0")]
    public async Task No_Id_Leads_Out_Of_The_Folder(string id)
    {
        var below = Directory.CreateDirectory(Path.Combine(_folder, "below")).FullName;
        Assert.Null(await new FileDocumentStore(below).FindAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task A_Changed_File_Is_Read_Again()
    {
        var store = new FileDocumentStore(_folder);
        Assert.Equal(Hello.Length, (await store.FindAsync("hi", CancellationToken.None))!.Value.Length);
        await File.WriteAllTextAsync(Path.Combine(_folder, "hi.graphql"), "{ hello }");
        Assert.Equal("{ hello }", Encoding.UTF8.GetString((await store.FindAsync("hi", CancellationToken.None))!.Value.Span));
    }

    [Fact]
    public async Task Memory_Is_Bounded()
    {
        var store = new MemoryDocumentStore(maxDocuments: 2, maxBytes: 10);
        await store.AddAsync("a", "aaaa"u8.ToArray(), CancellationToken.None);
        await store.AddAsync("b", "bbbb"u8.ToArray(), CancellationToken.None);
        await store.FindAsync("a", CancellationToken.None);
        await store.AddAsync("c", "cccc"u8.ToArray(), CancellationToken.None);
        await store.AddAsync("large", new byte[11], CancellationToken.None);
        Assert.Equal(2, store.Count);
        Assert.Null(await store.FindAsync("b", CancellationToken.None));
        Assert.NotNull(await store.FindAsync("a", CancellationToken.None));
        await store.AddAsync("d", new byte[10], CancellationToken.None);
        Assert.Equal(1, store.Count);
    }
}
