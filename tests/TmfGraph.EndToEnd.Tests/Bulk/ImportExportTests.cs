using System.CommandLine;
using System.Text.Json;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Bulk;

/// <summary>The bulk commands: what one store exports another imports, whole.</summary>
public sealed class ImportExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-bulk-").FullName;

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Export_GivesWhatWasImported(StoreKind store)
    {
        string[] target = [.. await Stores.ArgumentsAsync(store), "--data", Folder("target")];
        Assert.Equal(0, await RunAsync(["demo", "--demo", "7", "--data", Folder("source")]));
        Assert.Equal(0, await RunAsync(["export", Folder("first"), "--data", Folder("source")]));

        Assert.Equal(0, await RunAsync(["import", Folder("first"), .. target]));
        Assert.Equal(0, await RunAsync(["import", Folder("first"), .. target])); // again, as after one that was cut off
        Assert.Equal(0, await RunAsync(["export", Folder("second"), .. target]));

        var (first, second) = (ReadAll("first"), ReadAll("second"));
        Assert.Equal(134, Directory.GetFiles(Folder("first")).Length); // every resource type of the demo operator
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, document => Assert.True(JsonElement.DeepEquals(document.Value, second[document.Key]), document.Key));
    }

    [Theory]
    [InlineData("""{"id":"C1"}""", "'name' is mandatory")]
    [InlineData("""{"id":""", "Customer.ndjson:1: the line is not a JSON document")]
    public async Task Import_WritesNothing_AndSaysWhy_When_ADocumentDoesNotFit(string line, string reason)
    {
        var file = Path.Combine(_folder, "Customer.ndjson");
        await File.WriteAllTextAsync(file, line);
        var errors = new StringWriter();

        Assert.Equal(1, await RunAsync(["import", file, "--data", Folder("target")], errors));
        Assert.Equal(0, await RunAsync(["export", Folder("after"), "--data", Folder("target")]));

        Assert.Contains(reason, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(ReadAll("after"));
    }

    [Theory]
    [InlineData("import", "nowhere")]
    [InlineData("demo", "--demo", "many")]
    [InlineData("token", "--scope", "product:read", "--minutes", "0")]
    [InlineData("nonsense")]
    public async Task Commands_EndWithOne_When_AnArgumentDoesNotHold(params string[] arguments) =>
        Assert.Equal(1, await RunAsync([.. arguments, "--data", Folder("target")]));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Folder(string name) => Path.Combine(_folder, name);

    /// <summary>All documents of a folder by their address.</summary>
    private SortedDictionary<string, JsonElement> ReadAll(string folder)
    {
        var documents = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in Directory.GetFiles(Folder(folder)).SelectMany(File.ReadAllLines))
        {
            var document = JsonElement.Parse(line);
            documents.Add(document.GetProperty("href").GetString()!, document);
        }

        return documents;
    }

    private static Task<int> RunAsync(string[] arguments, TextWriter? errors = null) =>
        StandaloneCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = errors ?? TextWriter.Null });
}
