using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Sees to it that no description is a sentence of the official documents: those belong to TM Forum.</summary>
internal sealed class OwnWordsPass(SourceSet sources, DescriptionOverlay words, Findings findings) : IPass
{
    private static readonly string[] Articles = ["the ", "a ", "an "];

    public void Apply(TypeSet types)
    {
        var official = sources.All
            .SelectMany(source => source.Document.Definitions.Values)
            .SelectMany(definition => definition.Attributes.Select(attribute => attribute.Description).Append(definition.Description))
            .SelectMany(text => text.Split(['.', ';', '\n']).Append(text))
            .Select(Normalize)
            .ToHashSet();
        foreach (var (key, text) in new[] { words.Types, words.Attributes, words.Fields, words.Values }.SelectMany(table => table))
        {
            if (official.Contains(Normalize(text)))
            {
                findings.Error($"The description of {key} is that of the official document: say it in other words.");
            }
        }
    }

    /// <summary>Letters and digits only, without an article in front: what makes no sentence another one.</summary>
    private static string Normalize(string text)
    {
        var sentence = text.Trim().ToLowerInvariant();
        var article = Articles.FirstOrDefault(article => sentence.StartsWith(article, StringComparison.Ordinal)) ?? "";
        return string.Concat(sentence[article.Length..].Where(char.IsAsciiLetterOrDigit));
    }
}
