using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>What block strings mean, and when a text can be written as one.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-String-Value.Block-Strings"/>
internal static class BlockString
{
    /// <summary>The value of what stands between the triple quotes: common indentation and blank lines at both ends are removed.</summary>
    public static string ValueOf(string raw)
    {
        if (!raw.AsSpan().ContainsAny('\n', '\r'))
        {
            // One line is blank or kept with all its white space.
            return IndentOf(raw) == raw.Length ? "" : raw.Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        }

        var lines = raw.Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Split('\n');
        var common = int.MaxValue;
        foreach (var line in lines.AsSpan(1))
        {
            var indent = IndentOf(line);
            if (indent < line.Length)
            {
                common = Math.Min(common, indent);
            }
        }

        int first = 0, last = lines.Length - 1;
        while (first <= last && IndentOf(lines[first]) == lines[first].Length)
        {
            first++;
        }

        while (last > first && IndentOf(lines[last]) == lines[last].Length)
        {
            last--;
        }

        var value = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first)
            {
                value.Append('\n');
            }

            value.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(common, lines[i].Length)));
        }

        return value.ToString();
    }

    /// <summary>Whether a block string over several lines gives back exactly this text.</summary>
    public static bool CanHold(string value)
    {
        foreach (var character in value)
        {
            // Carriage returns would come back as line feeds; other control characters are not for the eye.
            if (char.IsControl(character) && character is not ('\n' or '\t'))
            {
                return false;
            }
        }

        var lines = value.Split('\n');
        return IndentOf(lines[0]) < lines[0].Length
            && IndentOf(lines[^1]) < lines[^1].Length
            && lines.Any(static line => line.Length > 0 && IndentOf(line) == 0);
    }

    private static int IndentOf(string line)
    {
        var indent = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return indent < 0 ? line.Length : indent;
    }
}
