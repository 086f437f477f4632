namespace TmfGraph.Resources.Rest;

/// <summary>One <c>name operator value</c> of a query string.</summary>
/// <param name="Name">Decoded.</param>
/// <param name="Operator">The literal operator.</param>
/// <param name="RawValue">Still percent-encoded; values told apart by a bare <c>;</c> are joined by commas.</param>
/// <param name="StartsAlternative">Whether a <c>;</c> stands before it: what follows is an alternative to what came before.</param>
/// <param name="Raw">The piece as it was sent.</param>
internal sealed record QueryPiece(string Name, FilterOperator Operator, string RawValue, bool StartsAlternative, string Raw);

/// <summary>
/// Takes a query string apart as TMF630 has it, which is more than names and values: the operators <c>&gt; &gt;= &lt; &lt;= == *= =~</c> may
/// stand in place of <c>=</c>, plain or percent-encoded, and <c>;</c> stands between alternatives (binding looser than <c>&amp;</c>), or, before
/// a bare value, for one more value of the condition before it.
/// </summary>
internal static class QueryPieces
{
    public static List<QueryPiece> Read(string query)
    {
        var pieces = new List<QueryPiece>();
        var text = query.AsSpan();
        if (text.StartsWith("?"))
        {
            text = text[1..];
        }

        var afterSemicolon = false;
        while (text.Length > 0)
        {
            var end = EndOf(text);
            var raw = end < 0 ? text : text[..end];
            if (raw.Length > 0)
            {
                Add(pieces, raw.ToString(), afterSemicolon && pieces.Count > 0);
            }

            afterSemicolon = end >= 0 && text[end] == ';';
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return pieces;
    }

    /// <summary>The texts between commas that stand outside of brackets, blanks around them taken off.</summary>
    public static List<string> SplitList(string text)
    {
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (true)
        {
            var end = new BracketScanner().IndexOfAny(rest, ",");
            parts.Add((end < 0 ? rest : rest[..end]).Trim().ToString());
            if (end < 0)
            {
                return parts;
            }

            rest = rest[(end + 1)..];
        }
    }

    /// <summary>Percent-decodes, with <c>+</c> as a blank.</summary>
    public static string Decode(string raw) => Uri.UnescapeDataString(raw.Replace('+', ' '));

    /// <summary>The next separator; where a JSONPath may stand, one outside of brackets: many clients leave <c>&amp;&amp;</c> unencoded.</summary>
    private static int EndOf(ReadOnlySpan<char> text) =>
        text.StartsWith("filter=") || text.StartsWith("fields=") || text.StartsWith("sort=") || text[0] is '$' or '['
            ? new BracketScanner().IndexOfAny(text, "&;")
            : text.IndexOfAny('&', ';');

    private static void Add(List<QueryPiece> pieces, string raw, bool startsAlternative)
    {
        var at = FindOperator(raw);
        if (startsAlternative && (at < 0 || (pieces[^1].Name == "filter" && Uri.UnescapeDataString(raw)[0] is '$' or '[')))
        {
            var last = pieces[^1];
            pieces[^1] = last with { RawValue = $"{last.RawValue},{raw}", Raw = $"{last.Raw};{raw}" };
            return;
        }

        var name = Decode(at < 0 ? raw : raw[..at]);
        var (comparison, length) = at < 0 ? (FilterOperator.Equal, 0) : ReadOperator(raw.AsSpan(at));
        pieces.Add(new QueryPiece(name, comparison, at < 0 ? "" : raw[(at + length)..], startsAlternative, raw));
    }

    /// <summary>The first operator character, plain or encoded; names hold none of them.</summary>
    private static int FindOperator(string raw)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            if (CharacterAt(raw.AsSpan(i)).Character is '=' or '<' or '>' or '*')
            {
                return i;
            }
        }

        return -1;
    }

    private static (FilterOperator Operator, int Length) ReadOperator(ReadOnlySpan<char> text)
    {
        var (first, length) = CharacterAt(text);
        var isEncoded = length > 1;
        var (second, secondLength) = text.Length > length ? CharacterAt(text[length..]) : ('\0', 0);

        // "a=%3Dv" asks for the text "=v"; only "a==v" and "a%3D%3Dv" are the operator
        var secondCounts = first != '=' || secondLength > 1 == isEncoded || second == '~';
        var two = length + secondLength;
        return (first, secondCounts ? second : '\0') switch
        {
            ('>', '=') => (FilterOperator.GreaterOrEqual, two + PlainEquals(text[two..], secondLength)),
            ('<', '=') => (FilterOperator.LessOrEqual, two + PlainEquals(text[two..], secondLength)),
            ('=', '=') => (FilterOperator.Equal, two),
            ('=', '~') or ('*', '=') => (FilterOperator.Matches, two),
            ('>', _) => (FilterOperator.Greater, length),
            ('<', _) => (FilterOperator.Less, length),
            _ => (FilterOperator.Equal, length),
        };
    }

    /// <summary>Clients that build pairs with <c>a&gt;=</c> as the name send <c>a%3E%3D=5</c>: the pair's own sign is no part of the value.</summary>
    private static int PlainEquals(ReadOnlySpan<char> rest, int secondLength) => secondLength > 1 && rest.StartsWith("=") ? 1 : 0;

    private static (char Character, int Length) CharacterAt(ReadOnlySpan<char> text)
    {
        if (text[0] != '%' || text.Length < 3)
        {
            return (text[0], 1);
        }

        var code = text[1..3];
        return code.Equals("3D", StringComparison.OrdinalIgnoreCase) ? ('=', 3)
            : code.Equals("3C", StringComparison.OrdinalIgnoreCase) ? ('<', 3)
            : code.Equals("3E", StringComparison.OrdinalIgnoreCase) ? ('>', 3)
            : code.Equals("2A", StringComparison.OrdinalIgnoreCase) ? ('*', 3)
            : code.Equals("7E", StringComparison.OrdinalIgnoreCase) ? ('~', 3)
            : (text[0], 1);
    }
}
