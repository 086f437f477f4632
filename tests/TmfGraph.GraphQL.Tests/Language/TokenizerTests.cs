using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class TokenizerTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "$", "@", "!", "&", "|", "=", "a", "on", "nameOfSixteenBy", "Z9_", "0", "17", "1.5", "-2", "1e5", "1.5e-3", "1-2",
        "...", " ... ", "...on", "a...b", "......", "\"\"", "\"text\"", "\"é\\n\"", "\"\"\"block\"\"\"", "\"\"\"\n \\\"\"\" é\n\"\"\"", "# words \" é\n", "#\r",
        " ", "  ", ",", "\n", "\r\n", "\t", "                                        ", "\uFEFF",
    ];

    private static readonly string[] Wrong = ["..", "....", ".", "\"", "?", "é", "1.", "01", "1a", "+", "\0", "\"\\q\"", "a.b", "1...b"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tokens_AreThoseThatAreReadOneByOne(bool wantsVbmi)
    {
        var random = new Random(20_251);
        for (var i = 0; i < 3_000; i++)
        {
            var text = new StringBuilder();
            for (var left = random.Next(80); left > 0; left--)
            {
                text.Append(random.Next(100) == 0 ? Wrong[random.Next(Wrong.Length)] : Pieces[random.Next(Pieces.Length)]);
            }

            AssertSameTokens(text.ToString(), wantsVbmi);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tokens_AreFound_WhereverABlockEnds(bool wantsVbmi)
    {
        string[] texts = ["{ ...A }", "{a...b}", "\"text\" name", "-1.5e+10 x", "#c\nname", "a\uFEFFb", "name...", "1.5", "\"\"\"é\"\"\"a", "...... a", "1...b", ".."];
        foreach (var text in texts)
        {
            for (var blanks = 0; blanks < 130; blanks++)
            {
                AssertSameTokens(new string(' ', blanks) + text, wantsVbmi);
                AssertSameTokens(new string('n', blanks) + text, wantsVbmi);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tokens_End_When_ThereIsOneTooMany(bool wantsVbmi)
    {
        Assert.Equal("Name@0 Name@2 TooMany@2", Tokens("a b c d", wantsVbmi, maxTokens: 1));
        Assert.Equal("Name@0 String@2 StringEnd@4 TooMany@2", Tokens("a \"b\" c", wantsVbmi, maxTokens: 1));
        Assert.Equal("String@0 StringEnd@2 Name@4 Name@6 TooMany@6", Tokens("\"a\" b c d e", wantsVbmi, maxTokens: 2));
        Assert.Equal("Name@0 Name@2 EndOfDocument@3", Tokens("a b", wantsVbmi, maxTokens: 2));
    }

    private static void AssertSameTokens(string text, bool wantsVbmi)
    {
        var expected = OneByOne(Encoding.UTF8.GetBytes(text));
        var found = Tokens(text, wantsVbmi);
        var isSame = expected.EndsWith('!') ? found.StartsWith(expected[..^1], StringComparison.Ordinal) : found == expected;
        Assert.True(isSame, $"{text}\n{expected}\n{found}");
    }

    private static string Tokens(string text, bool wantsVbmi, int maxTokens = int.MaxValue)
    {
        var source = new SourceText();
        source.Set(Encoding.UTF8.GetBytes(text));
        var tokens = TokenBuffer.Rent();
        new Tokenizer(source, tokens, wantsVbmi).Run(maxTokens);
        var found = string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => Describe(tokens.Kinds[i], tokens.Starts[i])));
        TokenBuffer.Return(tokens);
        return found;
    }

    // Ends with an exclamation mark where no token begins.
    private static string OneByOne(byte[] utf8)
    {
        var found = new List<string>();
        var lexer = new Lexer(utf8);
        var position = 0;
        do
        {
            position = SkipIgnored(utf8, position);
            if (!lexer.TryRead(position))
            {
                return string.Concat(found.Select(static f => f + " ")) + "!";
            }

            found.Add(Describe(lexer.Kind, position));
            position = lexer.End;
            if (lexer.Kind is TokenKind.String or TokenKind.BlockString)
            {
                found.Add(Describe(TokenKind.StringEnd, position - 1));
            }
        }
        while (lexer.Kind is not TokenKind.EndOfDocument);

        return string.Join(' ', found);
    }

    private static int SkipIgnored(byte[] utf8, int position)
    {
        while (position < utf8.Length)
        {
            var rest = utf8.AsSpan(position);
            if (" \t\n\r,"u8.Contains(rest[0]))
            {
                position++;
            }
            else if (rest[0] == '#')
            {
                var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
                position += length < 0 ? rest.Length : length;
            }
            else if (rest.StartsWith("\uFEFF"u8))
            {
                position += 3;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    // What begins with a digit is a number to the tokenizer, of whichever kind.
    private static string Describe(TokenKind kind, int start) => $"{(kind is TokenKind.Float ? TokenKind.Int : kind)}@{start}";
}
