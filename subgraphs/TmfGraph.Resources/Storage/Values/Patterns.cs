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
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(200);

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

        try
        {
            return Known[pattern] = Compile(pattern);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidPatternException($"'{pattern}' is no regular expression: {exception.Message}", exception);
        }
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

    /// <summary>In time linear to the text where the pattern allows it: lookarounds and backreferences do not.</summary>
    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeLimit);
        }
    }
}
