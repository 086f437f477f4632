using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Transcription;

namespace TmfGraph.Transcriber.Writing;

/// <summary>Counts of what was transcribed, and what still has no words.</summary>
internal sealed record Report(IReadOnlyList<(string Folder, int Types, int Enums, int Attributes)> Counts, IReadOnlyList<string> Missing)
{
    public static Report Of(IReadOnlyList<ModelFile> files)
    {
        var counts = files
            .GroupBy(file => file.Path.Split('/')[0], file => file.Types)
            .Select(group => Count(group.Key, [.. group.SelectMany(types => types)]))
            .ToList();
        var missing = files.SelectMany(file => file.Types).SelectMany(type =>
            type.Fields.Where(field => field.Description.Length == 0).Select(field => $"{type.Name}.{field.Attribute}")
                .Concat(type.Values.Where(value => value.Description.Length == 0).Select(value => $"{type.Name}.{value.Value}"))
                .Concat(type.Description.Length == 0 ? [type.Name] : []));
        return new Report(counts, [.. missing]);
    }

    private static (string Folder, int Types, int Enums, int Attributes) Count(string folder, List<ModelType> types)
    {
        var enums = types.Count(type => type.IsEnum);
        return (folder, types.Count - enums, enums, types.Sum(type => type.Fields.Count));
    }

    public void Print(TextWriter output, Findings findings, bool listMissing)
    {
        foreach (var error in findings.Errors)
        {
            output.WriteLine($"error: {error}");
        }

        foreach (var note in findings.Notes)
        {
            output.WriteLine($"note: {note}");
        }

        foreach (var (folder, types, enums, attributes) in Counts)
        {
            output.WriteLine($"{folder}: {types} types, {enums} enums, {attributes} attributes");
        }

        output.WriteLine($"without a description: {Missing.Count}");
        foreach (var name in listMissing ? Missing : [])
        {
            output.WriteLine($"  {name}");
        }
    }
}
