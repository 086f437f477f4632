using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>
/// Puts our words on types, attributes and enum values, the nearest ones first: those for the attribute of the type, those for references
/// (<c>*Ref.attribute</c>), those for the attribute wherever it is. Words that fit nothing are errors.
/// </summary>
internal sealed class DescriptionPass(DescriptionOverlay words, Findings findings) : IPass
{
    private readonly HashSet<string> _used = [];

    public void Apply(TypeSet types)
    {
        foreach (var type in types.All.Select(type => type.Model))
        {
            type.Description = Find(words.Types, type.Name) ?? "";
            foreach (var field in type.Fields)
            {
                field.Description = Describe(type, field.Attribute);
            }

            for (var i = 0; i < type.Values.Count; i++)
            {
                var value = type.Values[i];
                var general = Find(words.Values, value.Value);
                type.Values[i] = value with { Description = Find(words.Values, $"{type.Name}.{value.Value}") ?? general ?? "" };
            }
        }

        foreach (var key in new[] { words.Types, words.Attributes, words.Fields, words.Values }.SelectMany(table => table.Keys))
        {
            if (!_used.Contains(key))
            {
                findings.Error($"The overlay describes {key}, which is not there.");
            }
        }
    }

    private string Describe(ModelType type, string attribute)
    {
        var general = Find(words.Attributes, attribute);
        var pointer = type.Name.EndsWith("Ref", StringComparison.Ordinal) ? Find(words.Fields, $"*Ref.{attribute}") : null;
        return Find(words.Fields, $"{type.Name}.{attribute}") ?? pointer ?? general ?? "";
    }

    private string? Find(Dictionary<string, string> table, string key)
    {
        _used.Add(key);
        return table.GetValueOrDefault(key);
    }
}
