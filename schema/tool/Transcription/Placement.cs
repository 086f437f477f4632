using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>
/// Puts each type into a file: a resource with its API, a value type with the first API of the subgraph that uses it, a value type that two
/// subgraphs use (transcribed or not) into <c>common/</c>. Only what the transcribed resources lead to is placed at all.
/// </summary>
internal sealed class Placement(IReadOnlyDictionary<string, MergedType> types, Overlay overlay, Findings findings)
{
    /// <summary>File paths with their types, in the order in which the files are to be written.</summary>
    public IReadOnlyDictionary<string, List<MergedType>> Place(SourceSet sources)
    {
        var shared = FindShared();
        var themes = overlay.Common
            .SelectMany(theme => theme.Value.Select(type => (Type: type, Theme: theme.Key)))
            .ToDictionary(entry => entry.Type, entry => entry.Theme);
        var files = new Dictionary<string, List<MergedType>>();
        var placed = new HashSet<string>();
        foreach (var source in sources.Transcribed)
        {
            var home = PathOf(source);
            files[home] = [];
            foreach (var type in Reach(source))
            {
                if (type.Resource is { } resource && resource.Source != source)
                {
                    continue;
                }

                if (!placed.Add(type.Model.Name))
                {
                    continue;
                }

                var file = shared.Contains(type.Model.Name) ? CommonFile(type.Model.Name, themes) : home;
                (files.TryGetValue(file, out var members) ? members : files[file] = []).Add(type);
            }
        }

        return files;
    }

    public static string PathOf(Source source) =>
        $"{source.Overlay.Folder ?? source.Overlay.Subgraph}/{source.Api.Id}-{source.Overlay.Slug}.graphqls";

    private string CommonFile(string type, Dictionary<string, string> themes)
    {
        if (!themes.TryGetValue(type, out var theme))
        {
            findings.Note($"{type} is shared but has no place in the overlay's common.json.");
            theme = "other";
        }

        return $"common/{theme}.graphqls";
    }

    /// <summary>Resources first, in the order of the document, then the value types they lead to.</summary>
    private List<MergedType> Reach(Source source)
    {
        var found = new List<MergedType>();
        var seen = new HashSet<string>();
        var open = new Queue<MergedType>(types.Values.Where(type => type.Resource?.Source == source));
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type.Model.Name))
            {
                continue;
            }

            found.Add(type);
            foreach (var name in type.References)
            {
                open.Enqueue(types[name]);
            }
        }

        return found;
    }

    /// <summary>Value types of several subgraphs, and what these lead to.</summary>
    private HashSet<string> FindShared()
    {
        var shared = new HashSet<string>();
        var open = new Queue<MergedType>(types.Values.Where(type => type.Resource is null && type.Subgraphs.Skip(1).Any()));
        while (open.TryDequeue(out var type))
        {
            if (shared.Add(type.Model.Name))
            {
                foreach (var name in type.References)
                {
                    open.Enqueue(types[name]);
                }
            }
        }

        return shared;
    }
}
