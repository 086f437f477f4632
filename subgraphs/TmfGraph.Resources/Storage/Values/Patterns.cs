using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>Compiled patterns of the <see cref="Comparison.Matches"/> operator, a bounded number of them.</summary>
internal static class Patterns
{
    /// <summary>Stands in the message when a text took too long.</summary>
    public const string TooSlow = "takes too long to look for";

    private const int MostKept = 256;

    // of one text; a statement over many rows is bounded by the command timeout as well
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <summary>The expression; throws <see cref="InvalidPatternException"/> when it is none.</summary>
    public static Regex Get(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (Known.Count >= MostKept)
        {
            Known.Clear();
        }

        return Known[pattern] = Compile(pattern);
    }

    /// <summary>Whether the pattern is found in the text; throws <see cref="InvalidPatternException"/> when that takes too long.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        try
        {
            return Get(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new InvalidPatternException($"'{pattern}' {TooSlow}.", exception);
        }
    }

    /// <summary>In time linear to the text, whatever the pattern.</summary>
    private static Regex Compile(string pattern)
    {
        var (dotNet, _) = PatternReader.Read(pattern);
        try
        {
            return new Regex(dotNet, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            throw new InvalidPatternException($"The regular expression '{pattern}' cannot be read.", exception);
        }
    }
}
