using TmfGraph.Transcriber.CommandLine;
using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>An API with everything known of it.</summary>
internal sealed record Source(ApiFacts Api, ApiOverlay Overlay, Document Document, bool IsTranscribed);

/// <summary>
/// All APIs in the order of the overlay. Those not transcribed are read too: they decide which types are shared and what attributes those
/// have.
/// </summary>
internal sealed class SourceSet
{
    private SourceSet(IReadOnlyList<Source> all, IReadOnlyList<SeedAlias> aliases)
    {
        All = all;
        Aliases = aliases;
    }

    public IReadOnlyList<Source> All { get; }

    public IReadOnlyList<SeedAlias> Aliases { get; }

    public IEnumerable<Source> Transcribed => All.Where(source => source.IsTranscribed);

    /// <summary>The paths of our own API list that stand for a resource and are not its official one.</summary>
    public IReadOnlyList<string> AliasesOf(Source source, ResourceFacts resource) =>
        [.. Aliases.Where(alias => alias.Official.Contains($"{source.Api.Id}.{resource.Name}")).Select(alias => alias.Path)
            .Where(path => path != $"{source.Api.BasePath}/{resource.Path}")];

    public static SourceSet Load(TranscriberOptions options, Overlay overlay, Findings findings)
    {
        var (apis, aliases) = FactsReader.Read(options.ApisFile);
        var sources = new List<Source>();
        foreach (var placed in overlay.Apis)
        {
            if (apis.FirstOrDefault(api => api.Id == placed.Id) is not { } api)
            {
                findings.Error($"The overlay places {placed.Id}, which the table of facts does not have.");
                continue;
            }

            api = api with { Resources = [.. api.Resources.Where(resource => !overlay.Shapes.Parts.ContainsKey($"{api.Id}.{resource.Name}"))] };
            var transcribe = options.Only.Count > 0 ? options.Only.Contains(api.Id) : placed.Transcribe;
            sources.Add(new Source(api, placed, DocumentReader.Read(options.DocumentsFolder, api), transcribe));
        }

        foreach (var api in apis.Where(api => sources.TrueForAll(source => source.Api.Id != api.Id)))
        {
            findings.Error($"{api.Id} ({api.Title}) is in no subgraph: place it in the overlay's apis.json.");
        }

        foreach (var id in options.Only.Where(id => sources.TrueForAll(source => source.Api.Id != id)))
        {
            findings.Error($"--only names {id}, which is no API of the overlay.");
        }

        return new SourceSet(sources, aliases);
    }
}
