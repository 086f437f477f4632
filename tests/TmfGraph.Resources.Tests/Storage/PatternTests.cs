using System.Text;
using System.Text.Json;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>A regular expression finds the same in every store.</summary>
public abstract class PatternTests(StoreFixture fixture)
{
    private static readonly string[] Texts =
    [
        "", "a", "A", "b", "ab", "aab", "abc", "a b", "a\nb", "b\n", "\n", "a.b", "x-1", "_", "42", "٣", "ä", "Ä", "\u212A", "k", "K", "😀", "a😀b", "😀😀", "[a]", "{2}", "^$", "\\", "a]b", "\t",
    ];

    private static readonly string[] Atoms =
    [
        "a", "b", "A", "k", "ä", "😀", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[ab]", "[^a]", "[a-c\\d]", "[^\\w]", "[!-~]", "[ä-ü]", "[a-\uFFFD]", "[^\uD7FF-\uE000]", "[-a]", "[a\\-z]",
        "\\.", "\\[", "\\\\", "\\{", "\\^", "\\n", "]", "}", "-", " ", "#", "'", "[\\]\\[^]",
    ];

    private static readonly string[] Quantifiers = ["*", "+", "?", "{2}", "{1,}", "{0,3}", "*?", "{1,2}?"];

    [DatabaseFact]
    public async Task FindsTheSame_InEveryStore()
    {
        await FillAsync();

        Assert.Equal("a|aab|ab|abc", await MatchingAsync("^a+b?c?$"));
        Assert.Equal("A|a|aab|ab|abc", await MatchingAsync("(?i)^a+b?c?$"));
        Assert.Equal("K|k", await MatchingAsync("(?i)^k$"));
        Assert.Equal("K|k", await MatchingAsync("(?i)^[j-l]$"));
        Assert.Equal("a b|a.b|a]b|aab|a😀b", await MatchingAsync("a.b"));
        Assert.Equal("a\nb|a b|a.b|a]b|aab|a😀b", await MatchingAsync("a[^b]b"));
        Assert.Equal("b|b\n", await MatchingAsync("^b\n?$"));
        Assert.Equal("b", await MatchingAsync("^b$"));
        Assert.Equal("42|x-1|{2}", await MatchingAsync("\\d"));
        Assert.Equal("😀|😀😀", await MatchingAsync("^.{1,2}$", t => t.StartsWith("😀", StringComparison.Ordinal)));
        Assert.Equal("😀😀", await MatchingAsync("^😀{2}$"));
        Assert.Equal("[a]", await MatchingAsync("^\\[.\\]$"));
        Assert.Equal("a|b", await MatchingAsync("^(?:a|(b))$"));
        Assert.Equal("|a", await MatchingAsync("^(|a{1})$"));
    }

    [DatabaseFact]
    public async Task FindsTheSame_ForAnyPattern()
    {
        await FillAsync();
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var pattern = $"{(random.Next(4) == 0 ? "(?i)" : "")}{Next(0)}";
            var expected = string.Join('|', Texts.Where(t => Patterns.IsMatch(pattern, t)).Order(StringComparer.Ordinal));

            Assert.True(expected == await MatchingAsync(pattern), pattern);
        }

        string Next(int depth)
        {
            var text = new StringBuilder(random.Next(4) == 0 ? "^" : "");
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                text.Append(depth < 3 && random.Next(4) == 0 ? $"({(random.Next(2) == 0 ? "?:" : "")}{Next(depth + 1)})" : Atoms[random.Next(Atoms.Length)]);
                text.Append(random.Next(2) == 0 ? "" : Quantifiers[random.Next(Quantifiers.Length)]);
            }

            return text.Append(random.Next(4) == 0 ? "$" : "").Append(random.Next(5) == 0 ? $"|{Next(depth + 1)}" : "").ToString();
        }
    }

    [DatabaseFact]
    public async Task IsRefused_WhenItIsBeyondTheCommonSubset()
    {
        foreach (var pattern in new[]
        {
            "(", ")", "a)", "[", "[]", "[a", "[z-a]", "[a-\\d]", "[[:alpha:]]", "[a-z-[b]]", "[\\W]", "*", "a**", "a*+", "a{2}{3}", "^*", "$?", "{", "a{", "a{,2}", "a{2,1}", "a{256}", "a{99999}", "a{ 1}",
            "\\", "\\p{L}", "\\b", "\\1", "(a)\\1", "\\x41", "\\u0041", "\\A", "\\m", "(?<n>F)", "(?=a)", "(?!a)", "(?<=a)", "(?>a)", "(?s)a", "a(?i)b", "(?#x)", "(?", "***=a", "(?:a{200}){200}",
            "\0", "\uD800", "[\uD800]", "[😀]", new string('(', 21) + new string(')', 21), new string('a', 501), new string('a', 1_001),
        })
        {
            var exception = await Record.ExceptionAsync(() => MatchingAsync(pattern));
            Assert.True(exception is InvalidPatternException, pattern);
            Assert.Throws<InvalidPatternException>(() => Patterns.IsMatch(pattern, "a"));
        }
    }

    [DatabaseFact]
    public async Task AnswersInTime_ForHostilePatterns()
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(StoreModel.Order, $$"""{ "id": "1", "name": "N", "note": "{{new string('x', 300_000)}}" }""");

        foreach (var pattern in new[] { "(x*)*(x*)*y", "(x+x+)+y", "(x|x)*y", "^(x?){255}y", "((x?){24}){20}y", "(?:.?){255}y", "[^y]{250}y", "(((x*)*)*)*$y" })
        {
            Assert.Equal("", await MatchingAsync(pattern));
        }

        Assert.Equal(300_000, (await MatchingAsync("^(x*)*$")).Length);
    }

    private async Task FillAsync()
    {
        await fixture.ClearAsync();
        await fixture.ImportAsync(StoreModel.Order, [.. Texts.Select(t => $$"""{ "name": "N", "note": {{JsonSerializer.Serialize(t)}} }""")]);
    }

    /// <summary>The texts with a match, also counted by the other statement.</summary>
    private async Task<string> MatchingAsync(string pattern, Func<string, bool>? among = null)
    {
        var filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "note"), Comparison.Matches, pattern);
        var count = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Filter = filter, NeedsItems = false, NeedsTotal = true }, CancellationToken.None);
        var page = await fixture.Store.QueryAsync(new ResourceQuery(StoreModel.Order) { Filter = filter, Window = new PageWindow.First(100, null) }, CancellationToken.None);
        Assert.Equal(count.Total, page.Items.Count);
        return string.Join('|', page.Items.Select(i => i.Document.GetProperty("note").GetString()!).Where(among ?? (_ => true)).Order(StringComparer.Ordinal));
    }
}

public sealed class SqlitePatternTests(SqliteFixture fixture) : PatternTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresPatternTests(PostgresFixture fixture) : PatternTests(fixture), IClassFixture<PostgresFixture>;
