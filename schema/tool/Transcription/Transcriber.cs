using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;
using TmfGraph.Transcriber.Transcription.Passes;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>The whole way from documents to model files: name, merge, mark, describe, place.</summary>
internal static class Transcriber
{
    public static IReadOnlyList<ModelFile> Transcribe(SourceSet sources, Overlay overlay, Findings findings)
    {
        var naming = NamingPlan.Create(sources, overlay, findings);
        var merged = new TypeMerger(naming, overlay, findings).Merge(sources);
        var types = new TypeSet(merged);
        IPass[] passes =
        [
            new ReferencePass(sources, naming, overlay.References, findings),
            new ResourcePass(sources, naming, overlay.Behaviour, findings),
            new PartPass(overlay.Shapes, findings),
            new RequiredPass(overlay.Behaviour, findings),
            new BehaviourPass(overlay.Behaviour, findings),
            new AnswerPass(overlay.Behaviour, findings),
            new DescriptionPass(overlay.Descriptions, findings),
            new OwnWordsPass(sources, overlay.Descriptions, findings),
        ];
        foreach (var pass in passes)
        {
            pass.Apply(types);
        }

        var further = new FurtherCollections(sources, naming);
        var homes = sources.Transcribed.ToDictionary(Placement.PathOf);
        return
        [
            .. new Placement(merged, overlay, findings).Place(sources).Select(file => new ModelFile(
                file.Key,
                homes.TryGetValue(file.Key, out var source) ? DescribeApi(source, sources) : null,
                [.. file.Value.Select(type => type.Model)],
                homes.TryGetValue(file.Key, out var home) ? further.Of(home, types) : [])),
        ];
    }

    private static ModelApi DescribeApi(Source source, SourceSet sources)
    {
        var resources = source.Api.Resources.Select(resource => $"{source.Api.Id}.{resource.Name}").ToHashSet();
        var aliases = sources.Aliases
            .Where(alias => alias.Official.Any(resources.Contains))
            .Select(alias => alias.Path[..alias.Path.LastIndexOf('/')])
            .Where(path => path != source.Api.BasePath)
            .Distinct();
        return new ModelApi(source.Api.Id, source.Overlay.Title ?? source.Api.Title, source.Api.Version, source.Api.BasePath, [.. aliases]);
    }
}
