using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>
/// Reads a client's regular expression and spells it for .NET and for PostgreSQL, so that both find the same. Their own syntaxes are alike only at first
/// sight: <c>\w</c>, <c>$</c>, the dot and what counts as one character differ, and each knows constructs that are an error for the other.
/// </summary>
/// <remarks>
/// What there is: characters as they are; <c>.</c> for any but a line break; <c>\d \w \s</c> (of ASCII) and <c>\D \W \S</c>; <c>\t \n \r \f \v</c>, and
/// punctuation behind a backslash; classes like <c>[a-z_\d]</c> and <c>[^,;]</c>; <c>^</c> and <c>$</c> for begin and end of the whole text; <c>|</c>,
/// <c>( )</c> and <c>(?: )</c>; the quantifiers <c>* + ? {n} {n,} {n,m}</c>, with bounds up to 255 and a lazy <c>?</c> behind; and <c>(?i)</c> in front, for
/// ASCII letters. A character is a code point. Everything else is refused.
/// </remarks>
internal sealed partial class PatternReader
{
    private const int MostCharacters = 1_000;
    private const int MostPositions = 500;
    private const int GreatestBound = 255;
    private const int MostDepth = 20;

    private static readonly (int Low, int High)[] Digits = [('0', '9')];
    private static readonly (int Low, int High)[] WordCharacters = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
    private static readonly (int Low, int High)[] Spaces = [('\t', '\r'), (' ', ' ')];

    private readonly string _pattern;
    private readonly StringBuilder _dotNet = new();
    private readonly StringBuilder _postgres = new();
    private readonly bool _ignoresCase;
    private int _at;

    private PatternReader(string pattern)
    {
        _pattern = pattern;
        if (pattern.Length > MostCharacters)
        {
            throw new InvalidPatternException($"The regular expression is longer than {MostCharacters} characters.");
        }

        _ignoresCase = pattern.StartsWith("(?i)", StringComparison.Ordinal);
        _at = _ignoresCase ? 4 : 0;
    }

    /// <summary>The pattern in the two spellings.</summary>
    /// <exception cref="InvalidPatternException">It is none, or uses something that is not among the common constructs.</exception>
    public static (string DotNet, string Postgres) Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        reader.ReadAlternatives(depth: 0);
        if (reader._at < pattern.Length)
        {
            reader.Refuse("')' closes no group");
        }

        return (reader._dotNet.ToString(), reader._postgres.ToString());
    }

    /// <summary>Reads up to the end or a closing bracket; tells how many positions an engine has to keep for it.</summary>
    private int ReadAlternatives(int depth)
    {
        var positions = 0;
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            if (_pattern[_at] == '|')
            {
                _at++;
                Write("|");
                continue;
            }

            positions += ReadQuantified(depth);
            if (positions > MostPositions)
            {
                Refuse("it is too large, counting what is repeated as often as it is");
            }
        }

        return Math.Max(positions, 1);
    }

    private int ReadQuantified(int depth)
    {
        var c = _pattern[_at];
        if (c is '^' or '$')
        {
            _at++;
            _dotNet.Append(c == '^' ? "^" : @"\z");
            _postgres.Append(c);
            if (_at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' or '{')
            {
                Refuse("nothing is there to be repeated");
            }

            return 1;
        }

        var positions = c == '(' ? ReadGroup(depth) : ReadCharacter();
        return positions * ReadQuantifier();
    }

    private int ReadGroup(int depth)
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            if (!_pattern.AsSpan(_at).StartsWith("?:"))
            {
                Refuse("of groups with '(?' there are only '(?:', and '(?i)' in front of all");
            }

            _at += 2;
        }

        if (depth == MostDepth)
        {
            Refuse($"groups are nested deeper than {MostDepth}");
        }

        Write("(?:");
        var positions = ReadAlternatives(depth + 1);
        if (_at == _pattern.Length)
        {
            Refuse("a group is not closed");
        }

        _at++;
        Write(")");
        return positions;
    }

    private int ReadCharacter()
    {
        switch (_pattern[_at])
        {
            case '.':
                _at++;
                WriteClass([('\n', '\n')], negated: true);
                break;
            case '[':
                ReadClass();
                break;
            case '\\' when _at + 1 < _pattern.Length && ShorthandOf(_pattern[_at + 1]) is { } shorthand:
                WriteClass(shorthand, negated: char.IsUpper(_pattern[_at + 1]));
                _at += 2;
                break;
            case '*' or '+' or '?':
                Refuse("nothing is there to be repeated");
                break;
            case '{':
                Refuse(@"nothing is there to be repeated; the character '{' is written '\{'");
                break;
            default:
                WriteLiteral(ReadOne());
                break;
        }

        return 1;
    }

    private static (int Low, int High)[]? ShorthandOf(char letter) => letter switch
    {
        'd' or 'D' => Digits,
        'w' or 'W' => WordCharacters,
        's' or 'S' => Spaces,
        _ => null,
    };

    /// <summary>One character, as it is or behind a backslash.</summary>
    private int ReadOne()
    {
        if (_pattern[_at] != '\\')
        {
            if (!Rune.TryGetRuneAt(_pattern, _at, out var rune) || rune.Value == 0)
            {
                Refuse("there is a character that no text holds (NUL, or half a surrogate pair)");
            }

            _at += rune.Utf16SequenceLength;
            return rune.Value;
        }

        if (_at + 1 == _pattern.Length)
        {
            Refuse("nothing follows the backslash");
        }

        var escaped = _pattern[_at + 1];
        int? character = escaped switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            _ when char.IsAscii(escaped) && !char.IsAsciiLetterOrDigit(escaped) && !char.IsControl(escaped) => escaped,
            _ => null,
        };
        if (character is null)
        {
            Refuse($@"'\{escaped}' is not known here");
        }

        _at += 2;
        return character.Value;
    }

    /// <summary>The quantifier, if there is one; tells how often it repeats at most, as far as that is counted.</summary>
    private int ReadQuantifier()
    {
        if (_at == _pattern.Length || _pattern[_at] is not ('*' or '+' or '?' or '{'))
        {
            return 1;
        }

        var times = 1;
        if (_pattern[_at] == '{')
        {
            times = ReadBounds();
        }
        else
        {
            Write(_pattern[_at++].ToString());
        }

        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _at++; // lazy or not: the same texts match
        }

        if (_at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' or '{')
        {
            Refuse("a quantifier follows another");
        }

        return times;
    }

    private int ReadBounds()
    {
        var end = _pattern.IndexOf('}', _at);
        var bounds = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        var low = 0;
        var high = 0;
        var isRight = bounds.Length switch
        {
            1 => IsBound(bounds[0], out low),
            2 => IsBound(bounds[0], out low) && (bounds[1].Length == 0 || (IsBound(bounds[1], out high) && high >= low)),
            _ => false,
        };
        if (!isRight)
        {
            Refuse($"after '{{' there must be bounds up to {GreatestBound}, like {{3}}, {{3,}} or {{3,5}}");
        }

        Write(_pattern[_at..(end + 1)]);
        _at = end + 1;
        return Math.Max(1, Math.Max(low + (bounds is [_, ""] ? 1 : 0), high));
    }

    private static bool IsBound(string text, out int bound) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bound) && bound <= GreatestBound;

    private void WriteLiteral(int character)
    {
        if (_ignoresCase && character < 128 && char.IsAsciiLetter((char)character))
        {
            WriteClass([(character, character)], negated: false);
        }
        else if (character > char.MaxValue)
        {
            // a pair is one thing for a quantifier
            var text = char.ConvertFromUtf32(character);
            _dotNet.Append("(?:").Append(text).Append(')');
            _postgres.Append(text);
        }
        else
        {
            Write(Spell(character));
        }
    }

    // ASCII letters and digits are themselves everywhere, and so is all beyond ASCII
    private static string Spell(int character) =>
        character >= 128 || char.IsAsciiLetterOrDigit((char)character) ? ((char)character).ToString() : $@"\u{character:x4}";

    private void Write(string both)
    {
        _dotNet.Append(both);
        _postgres.Append(both);
    }

    [DoesNotReturn]
    private void Refuse(string reason) =>
        throw new InvalidPatternException($"'{_pattern}' is no regular expression that can be used here: {reason} (character {Math.Min(_at, _pattern.Length - 1) + 1}).");
}
