using System.Collections.Frozen;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>English plurals of type names, good for the nouns of TMF: <c>Category</c> → <c>Categories</c>, <c>Status</c> → <c>Statuses</c>.</summary>
internal static class Pluralizer
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Person"] = "People",
        ["Child"] = "Children",
        ["Criterion"] = "Criteria",
        ["Medium"] = "Media",
        ["Analysis"] = "Analyses",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Invariant = new[]
    {
        "Media", "Criteria", "Data", "Information", "Equipment", "Series", "News", "Feedback",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The plural of a PascalCase name: its last word changes. A name that is a plural already stays.</summary>
    public static string Pluralize(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var start = StartOfLastWord(name);
        return string.Concat(name.AsSpan(0, start), PluralOfWord(name[start..]));
    }

    private static string PluralOfWord(string word)
    {
        if (Irregular.TryGetValue(word, out var irregular))
        {
            return irregular;
        }

        if (Invariant.Contains(word))
        {
            return word;
        }

        if (word.EndsWith('y') && word.Length > 1 && !IsVowel(word[^2]))
        {
            return word[..^1] + "ies";
        }

        if (word.EndsWith('s'))
        {
            // status, address, alias take an ending; what else ends so is a plural already
            return word[^2..] is "ss" or "us" or "is" or "as" ? word + "es" : word;
        }

        return word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es"
            : word + "s";
    }

    private static int StartOfLastWord(string name)
    {
        for (var i = name.Length - 1; i > 0; i--)
        {
            if (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                return i;
            }
        }

        return 0;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
