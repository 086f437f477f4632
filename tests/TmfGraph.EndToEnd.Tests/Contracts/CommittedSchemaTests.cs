using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Contracts;

/// <summary>What is committed under <c>schema/</c> is what the code exports, so that every change of a schema is seen in a diff.</summary>
public sealed class CommittedSchemaTests
{
    private const string WayOut = "Write it anew with deploy/export-schemas.sh and read the difference.";

    [Fact]
    public void SourceSchemas_AreWhatTheDomainsExport()
    {
        var known = DomainModelLoader.ResourceNames(StandaloneDomains.All[0].Models, null);
        foreach (var model in StandaloneDomains.LoadModels(null))
        {
            var path = $"schema/source/{model.Name}/schema.graphqls";

            Assert.True(Read(path) == StandaloneDomains.SourceSchema(model, known), $"{path} is not what the code exports. {WayOut}");
        }
    }

    [Fact]
    public void CompositeSchema_IsWhatTheCommittedSourceSchemasCompose()
    {
        var inputs = StandaloneDomains.All.Select(d => new SourceSchemaInput(d.Name, Read($"schema/source/{d.Name}/schema.graphqls"))).ToList();
        var result = Composer.Compose(inputs);

        Assert.Empty(result.Diagnostics);
        Assert.True(
            Read("schema/gateway.graphqls") == CompositeSchemaPrinter.PrintPublic(result.Schema!),
            $"schema/gateway.graphqls is not what the source schemas compose. {WayOut}");
    }

    [Fact]
    public void SourceSchemaSettings_NameEveryRestPath()
    {
        foreach (var model in StandaloneDomains.LoadModels(null))
        {
            using var settings = JsonDocument.Parse(Read($"schema/source/{model.Name}/schema-settings.json"));
            var prefixes = settings.RootElement.GetProperty("rest").GetProperty("prefixes").EnumerateArray().Select(p => p.GetString()!);

            Assert.Equal(SchemaSettings.RestPrefixes(model), prefixes);
        }
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root!, path));
}
