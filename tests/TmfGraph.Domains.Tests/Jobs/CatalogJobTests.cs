using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Jobs;

public abstract class CatalogJobTests(DomainHost host)
{
    private const string Base = "/tmf-api/productCatalogManagement/v4";

    [DatabaseFact]
    public async Task Import_BringsEveryEntry_WithItsIdAndItsEvents()
    {
        host.Files.Files["/all.ndjson"] = (200,
            """
            { "@type": "Category", "id": "in-1", "name": "Mobile" }
            { "@type": "ProductOffering", "id": "in-2", "name": "Basic", "category": [{ "id": "in-1" }], "version": "1.10" }

            """);

        var job = await StartAsync("importJob", new { url = new Uri(host.Files.Address, "/all.ndjson") });

        Assert.Equal("Not Started", job.GetProperty("status").GetString());
        var ended = await EndedAsync("importJob", job);
        Assert.Equal("Succeeded", ended.GetProperty("status").GetString());
        Assert.True(ended.TryGetProperty("completionDate", out _) && !ended.TryGetProperty("errorLog", out _));
        Assert.Equal("Basic", (await host.GetAsync($"{Base}/productOffering/in-2")).Json.GetProperty("name").GetString());
        Assert.Equal(["CategoryCreateEvent"], await host.EventsOfAsync("in-1"));
        var data = await host.QueryAsync("""{ productOfferingById(id: "in-2") { category { target { name } } } }""");
        Assert.Equal("Mobile", data.GetProperty("productOfferingById").GetProperty("category")[0].GetProperty("target").GetProperty("name").GetString());
    }

    [DatabaseFact]
    public async Task Import_OfOneCollection_NeedsNoTypes_AndReplacesWhatIsThere()
    {
        await File.WriteAllTextAsync(
            Path.Combine(host.ImportDirectory, "categories.json"), """[{ "id": "file-1", "name": "Old" }, { "id": "file-2", "name": "Two" }, { "id": "file-1", "name": "New" }]""");

        var ended = await RunAsync("importJob", new { url = $"file://{host.ImportDirectory}/categories.json", path = $"{Base}/category" });

        Assert.Equal("Succeeded", ended.GetProperty("status").GetString());
        Assert.Equal("New", (await host.GetAsync($"{Base}/category/file-1")).Json.GetProperty("name").GetString());
        Assert.Equal("Two", (await host.GetAsync($"{Base}/category/file-2")).Json.GetProperty("name").GetString());
    }

    [DatabaseFact]
    public async Task Import_WritesNothing_WhenAnEntryIsAtFault()
    {
        host.Files.Files["/faulty.ndjson"] = (200,
            """
            { "@type": "Category", "id": "bad-1", "name": "Good" }
            { "@type": "Category", "id": "bad-2" }
            { "@type": "Elephant", "id": "bad-3" }
            { "@type": "Category", "id": "bad-4", "name": 5
            """);

        var ended = await RunAsync("importJob", new { url = new Uri(host.Files.Address, "/faulty.ndjson") });

        Assert.Equal("Failed", ended.GetProperty("status").GetString());
        Assert.Equal(
            """
            Entry 2 (Category bad-2): 'name' is mandatory.
            Entry 3: '@type' must say what it is: Catalog or Category or ProductOffering or ProductOfferingPrice or ProductSpecification.
            What follows entry 3 is not JSON (line 4).
            """,
            ended.GetProperty("errorLog").GetString());
        Assert.Equal(404, (await host.GetAsync($"{Base}/category/bad-1")).Status);
    }

    [DatabaseFact]
    public async Task Import_AsksNobodyWhomTheOperatorDidNotName()
    {
        host.Files.Files["/away"] = (302, "http://127.0.0.1:1/latest/meta-data");
        host.Files.Files["/large"] = (200, new string(' ', 100_001));
        var authority = host.Files.Address.Authority;

        Assert.Equal(
            "Files may not be imported from '169.254.169.254'; the operator names the hosts allowed in Jobs:ImportHosts.",
            await FailureAsync("http://169.254.169.254/latest/meta-data"));
        Assert.Equal($"{authority} answered with the status 302 instead of the file.", await FailureAsync($"http://{authority}/away"));
        Assert.Equal("The file is larger than 100000 bytes.", await FailureAsync($"http://{authority}/large"));
        Assert.Equal("There is no such file in the directory of Jobs:ImportDirectory.", await FailureAsync($"file://{host.ImportDirectory}/../../etc/passwd"));
        Assert.Equal("'url' must begin with http:, https: or file:, not with ftp:.", await FailureAsync("ftp://example.com/x"));
        Assert.Equal("'url' must be a whole address; 'catalog.json' is not.", await FailureAsync("catalog.json"));
    }

    [DatabaseFact]
    public async Task Import_IsTriedAgain_WhileTheOtherServerIsIll()
    {
        host.Files.Files["/ill"] = (503, "");

        var job = await StartAsync("importJob", new { url = new Uri(host.Files.Address, "/ill"), path = "category" });
        await host.UntilAsync($"{Base}/importJob/{job.GetProperty("id").GetString()}", j => j.GetProperty("status").GetString() == "Running");
        host.Files.Files["/ill"] = (200, """{ "id": "ill-1", "name": "Well" }""");

        Assert.Equal("Succeeded", (await EndedAsync("importJob", job)).GetProperty("status").GetString());
    }

    [DatabaseFact]
    public async Task Export_CanBeImportedAgain()
    {
        await host.CreateAsync($"{Base}/category", """{ "name": "Exported", "version": "7.50" }""");

        var ended = await RunAsync("exportJob", new { url = "http://example.com/wherever" });

        Assert.Equal(("Succeeded", "application/x-ndjson"), (ended.GetProperty("status").GetString(), ended.GetProperty("contentType").GetString()));
        var file = await host.GetAsync(ended.GetProperty("url").GetString()!);
        Assert.Equal((200, "application/x-ndjson"), (file.Status, file.Headers["Content-Type"]));
        var category = file.Body.Split('\n').Single(l => l.Contains("\"Exported\"", StringComparison.Ordinal));
        Assert.Equal("Category", JsonElement.Parse(category).GetProperty("@type").GetString());
        await File.WriteAllTextAsync(Path.Combine(host.ImportDirectory, "again.ndjson"), file.Body);
        Assert.Equal("Succeeded", (await RunAsync("importJob", new { url = $"file://{host.ImportDirectory}/again.ndjson" })).GetProperty("status").GetString());
    }

    [DatabaseFact]
    public async Task Export_TakesWhatPathAndQueryName()
    {
        await host.CreateAsync($"{Base}/productSpecification", """{ "name": "One", "brand": "Exporting" }""");
        await host.CreateAsync($"{Base}/productSpecification", """{ "name": "Two", "brand": "Other" }""");

        var ended = await RunAsync("exportJob", new { url = "x", path = "productSpecification", query = "brand=Exporting", contentType = "application/json" });

        var list = (await host.GetAsync(ended.GetProperty("url").GetString()!)).Json;
        Assert.Equal("One", Assert.Single(list.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(204, (await host.DeleteAsync($"{Base}/exportJob/{ended.GetProperty("id").GetString()}")).Status);
        Assert.Equal(404, (await host.GetAsync(ended.GetProperty("url").GetString()!)).Status);
    }

    [DatabaseFact]
    public async Task Export_FailsWithTheReason()
    {
        Assert.StartsWith(
            "'query' does not fit Category: ", (await RunAsync("exportJob", new { url = "x", path = "category", query = "colour=red" })).GetProperty("errorLog").GetString()!);
        Assert.Equal(
            "'path' names no collection of TMF620: 'elephant'.", (await RunAsync("exportJob", new { url = "x", path = "elephant" })).GetProperty("errorLog").GetString());
    }

    private async Task<string?> FailureAsync(string url)
    {
        var ended = await RunAsync("importJob", new { url, path = "category" });
        Assert.Equal("Failed", ended.GetProperty("status").GetString());
        return ended.GetProperty("errorLog").GetString();
    }

    private Task<JsonElement> StartAsync(string kind, object body) => host.CreateAsync($"{Base}/{kind}", JsonSerializer.Serialize(body));

    private Task<JsonElement> EndedAsync(string kind, JsonElement job) => host.UntilAsync(
        $"{Base}/{kind}/{job.GetProperty("id").GetString()}", j => j.GetProperty("status").GetString() is "Succeeded" or "Failed");

    private async Task<JsonElement> RunAsync(string kind, object body) => await EndedAsync(kind, await StartAsync(kind, body));
}

public sealed class SqliteCatalogJobTests(SqliteDomain<TheProduct> host) : CatalogJobTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresCatalogJobTests(PostgresDomain<TheProduct> host) : CatalogJobTests(host), IClassFixture<PostgresDomain<TheProduct>>;
