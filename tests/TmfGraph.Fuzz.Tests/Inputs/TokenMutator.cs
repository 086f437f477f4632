using System.Text;
using System.Text.RegularExpressions;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Takes a text of GraphQL or JSON apart into its tokens and puts it together wrongly.</summary>
/// <param name="hostile">Tokens to put in.</param>
internal sealed partial class TokenMutator(IReadOnlyList<string> hostile)
{
    private const int MaxTokens = 20_000;

    /// <summary>What GraphQL documents are made of, and what they should not be made of.</summary>
    public static TokenMutator GraphQL { get; } = new(
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "=", "|", "&", "@", "$", "...", "query", "mutation", "subscription", "fragment", "on", "extend", "type", "input", "enum",
        "union", "interface", "scalar", "schema", "directive", "implements", "repeatable", "null", "true", "false", "__typename", "__schema", "__type", "_", "__",
        "@skip(if: $a)", "@include(if: true)", "@defer", "@defer(label: \"a\")", "@stream(initialCount: -1)", "@deprecated", "@oneOf", "@specifiedBy(url: 1)",
        "0", "-0", "1e400", "-1e-400", "99999999999999999999", "0.1", "1.", "00", "\"\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\u{10FFFF}\"", "\"\\u{110000}\"",
        "\"\"\"\"\"\"", "\"\"\" \\\"\"\" \"\"\"", "\"\"\"\n  a\n b\r\n\"\"\"", "#c\n", "\uFEFF", "\0", "$a", "$b: Int = 1", "...F", "... on Query", "...{a}", "fragment F on Query {...F}",
        "query A", "Query", "Int", "String!", "[[ID!]!]!",
    ]);

    /// <summary>The same for JSON.</summary>
    public static TokenMutator Json { get; } = new(
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-0", "1e400", "-1E+400", "99999999999999999999999", "0.1", "01", "NaN", "\"\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uD83D\\uDE00\"", "\"query\"", "\"variables\"", "\"operationName\"", "\"extensions\"", "\"id\"", "\"documentId\"", "\"onError\"",
        "\"persistedQuery\"", "\"sha256Hash\"", "\"type\"", "\"payload\"", "\"subscribe\"", "\"start\"", "\"stop\"", "\"complete\"", "\"connection_init\"", "\"ping\"", "\"pong\"",
        "\"connection_terminate\"", "\"incrementalSpec\"", "\"v0.1\"", "\"__proto__\"", "{}", "[]", "[[]]", "{\"a\":1,\"a\":2}", "[{},{}]", "//c\n", "/*c*/", "\"\\ud83d\":1", "'a'",
    ]);

    public string Mutate(string source, Random random)
    {
        var tokens = Token().Matches(source).Select(static m => m.Value).ToList();
        for (var times = random.Size(12); times > 0; times--)
        {
            var at = random.Next(tokens.Count + 1);
            var length = Math.Min(random.Size(40), tokens.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    tokens.RemoveRange(at, length);
                    break;
                case 1:
                    tokens.InsertRange(random.Next(tokens.Count + 1), tokens.GetRange(at, length));
                    break;
                case 2 when at < tokens.Count:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3 when at < tokens.Count:
                    tokens[at] = random.Pick(hostile);
                    break;
                case 4 when random.Once(6):
                    Repeat(tokens, at, length, random.Size(1_000));
                    break;
                case 5 when at < tokens.Count && tokens.Count > 0:
                    tokens[at] = random.Pick(tokens);
                    break;
                default:
                    tokens.Insert(at, random.Pick(hostile));
                    break;
            }
        }

        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(token).Append(' ');
        }

        return text.ToString();
    }

    private static void Repeat(List<string> tokens, int at, int length, int times)
    {
        var part = tokens.GetRange(at, length);
        while (times-- > 0 && tokens.Count + length < MaxTokens)
        {
            tokens.InsertRange(at, part);
        }
    }

    [GeneratedRegex("\"\"\"(?:[^\"]|\"(?!\"\"))*\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|#[^\\n]*\\n|[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9.eE+-]*|\\.\\.\\.|[^\\s,]")]
    private static partial Regex Token();
}
