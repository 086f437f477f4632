namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class UploadTests
{
    private const string One = """{ "query": "mutation($f: Upload!) { upload(file: $f) }", "variables": { "f": null } }""";

    private static async Task<(int Status, string Body)> PostAsync(TestServer server, bool preflight, params (string Name, string? FileName, string Value)[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, fileName, value) in parts)
        {
            var content = new StringContent(value);
            if (fileName is null)
            {
                form.Add(content, name);
            }
            else
            {
                form.Add(content, name, fileName);
            }
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        if (preflight)
        {
            request.Headers.Add("GraphQL-Preflight", "1");
        }

        var (status, _, body) = await server.SendAsync(request);
        return (status, body);
    }

    [Theory]
    [InlineData(One, """{ "0": ["variables.f"] }""", """{"data":{"upload":"a.txt: hello"}}""")]
    [InlineData(
        """{ "query": "mutation($f: [Upload!]!) { uploadAll(files: $f) }", "variables": { "f": [null, null] } }""",
        """{ "0": ["variables.f.0"], "1": ["variables.f.1"] }""",
        """{"data":{"uploadAll":["a.txt: hello","b.txt: world"]}}""")]
    [InlineData(
        """{ "query": "mutation($i: FileInput!) { uploadIn(input: $i) }", "variables": { "i": { "file": null } } }""",
        """{ "1": ["variables.i.file"] }""",
        """{"data":{"uploadIn":"b.txt: world"}}""")]
    public async Task Files_Are_Values_Of_Variables(string operations, string map, string expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, expected),
            await PostAsync(server, true, ("operations", null, operations), ("map", null, map), ("0", "a.txt", "hello"), ("1", "b.txt", "world")));
    }

    [Theory]
    [InlineData(One, """{ "\ud800": ["variables.f"] }""", "HC0043")]
    [InlineData(One, """{ "0": ["variables.\udc00"] }""", "HC0043")]
    [InlineData("""{ "query": "{ hello }", "variables": { "\ud800": null } }""", """{ "0": ["variables.f"] }""", "HC0009")]
    [InlineData("""{ "query": "{ hello }", "variables": { "f": null, "f": null } }""", """{ "0": ["variables.f"] }""", "HC0011")]
    [InlineData("""{ "query": "{ hello }", "variables": { "f": [null] } }""", """{ "0": ["variables.f.+0"] }""", "HC0039")]
    [InlineData("""{ "query": "{ hello }", "variables": { "f": [null] } }""", """{ "0": ["variables.f.99999999999"] }""", "HC0039")]
    [InlineData("""{ "query": "{ hello }", "variables": {} }""", """{ "0": ["variables.__proto__.f"] }""", "HC0039")]
    public async Task Forms_That_Mean_Nothing_Are_Refused(string operations, string map, string code)
    {
        await using var server = await TestServer.StartAsync();
        var (status, body) = await PostAsync(server, true, ("operations", null, operations), ("map", null, map), ("0", "a.txt", "hello"));
        Assert.Equal(400, status);
        Assert.Contains($"\"{code}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Form_Needs_A_Header_That_Browsers_Ask_For()
    {
        await using var server = await TestServer.StartAsync();
        var (status, body) = await PostAsync(server, false, ("operations", null, One), ("map", null, """{ "0": ["variables.f"] }"""), ("0", "a.txt", "hello"));
        Assert.Equal(400, status);
        Assert.Contains("HC0077", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(One, """{ "0": ["variables.g"] }""", "HC0039")]
    [InlineData(One, """{ "0": ["variables.f.x"] }""", "HC0039")]
    [InlineData(One, """{ "0": ["query"] }""", "HC0042")]
    [InlineData(One, """{ "0": ["variables"] }""", "HC0041")]
    [InlineData(One, """{ "0": ["x.variables.f"] }""", "HC0041")]
    [InlineData(One, """{ "0": [] }""", "HC0037")]
    [InlineData(One, """{ "9": ["variables.f"] }""", "HC0038")]
    [InlineData(One, """{ "0": "variables.f" }""", "HC0043")]
    [InlineData(One, """[]""", "HC0043")]
    [InlineData(One, """{""", "HC0043")]
    [InlineData(One, null, "HC0044")]
    [InlineData("{", """{ "0": ["variables.f"] }""", "HC0011")]
    [InlineData(null, """{ "0": ["variables.f"] }""", "HC0034")]
    [InlineData("""{ "query": "{ hello }", "variables": { "f": 1 } }""", """{ "0": ["variables.f"] }""", "HC0040")]
    [InlineData("""{ "query": "{ hello }", "variables": { "f": null, "f": null } }""", """{ "0": ["variables.f"] }""", "HC0011")]
    public async Task What_Is_Wrong_Is_Said(string? operations, string? map, string code)
    {
        await using var server = await TestServer.StartAsync();
        var parts = new List<(string, string?, string)> { ("0", "a.txt", "hello") };
        if (map is not null)
        {
            parts.Insert(0, ("map", null, map));
        }

        if (operations is not null)
        {
            parts.Insert(0, ("operations", null, operations));
        }

        var (status, body) = await PostAsync(server, true, [.. parts]);
        Assert.Equal(400, status);
        Assert.Contains($"\"code\":\"{code}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_Come_First()
    {
        await using var server = await TestServer.StartAsync();
        var (_, body) = await PostAsync(server, true, ("map", null, """{ "0": ["variables.f"] }"""), ("operations", null, One), ("0", "a.txt", "hello"));
        Assert.Contains("HC0035", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_Are_Limited_In_Number_And_Size()
    {
        await using var server = await TestServer.StartAsync(o => (o.MaxFiles, o.MaxFileBytes) = (1, 5));
        (string, string?, string)[] start = [("operations", null, One), ("map", null, """{ "0": ["variables.f"] }""")];
        Assert.Equal(200, (await PostAsync(server, true, [.. start, ("0", "a.txt", "hello")])).Status);
        Assert.Equal(413, (await PostAsync(server, true, [.. start, ("0", "a.txt", "hello"), ("1", "b.txt", "world")])).Status);
        Assert.Equal(413, (await PostAsync(server, true, [.. start, ("0", "a.txt", "hello!")])).Status);
    }

    [Fact]
    public async Task Forms_Are_Limited_As_A_Whole()
    {
        await using var server = await TestServer.StartAsync(o => o.MaxFormBytes = 500);
        (string, string?, string)[] start = [("operations", null, One), ("map", null, """{ "0": ["variables.f"] }""")];
        Assert.Equal(
            (413, """{"errors":[{"message":"The form is larger than 500 bytes, which is the limit.","extensions":{"code":"HC0010"}}]}"""),
            await PostAsync(server, true, [.. start, ("0", "a.txt", new string('x', 500))]));
    }

    [Fact]
    public async Task What_Is_No_Form_Is_Refused()
    {
        await using var server = await TestServer.StartAsync();
        using var content = new ByteArrayContent("not a form"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Add("GraphQL-Preflight", "1");
        var (status, _, body) = await server.SendAsync(request);
        Assert.Equal((400, """{"errors":[{"message":"The multipart form cannot be read.","extensions":{"code":"HC0033"}}]}"""), (status, body));
    }

    [Fact]
    public async Task What_Only_Begins_Like_The_Type_Of_Forms_Is_Another_Type()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent("--x"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data;( boundary=x");
        request.Headers.Add("GraphQL-Preflight", "1");
        var answer = await server.SendAsync(request);
        Assert.Equal(
            (415, """{"errors":[{"message":"A request body has to be of the type application/json, in UTF-8 and not compressed, or multipart/form-data.","extensions":{"code":"HC0009"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Forms_Can_Be_Turned_Off()
    {
        await using var server = await TestServer.StartAsync(o => o.AllowUploads = false);
        Assert.Equal(415, (await PostAsync(server, true, ("operations", null, One))).Status);
    }
}
