using System.Globalization;
using System.Text;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>The inside of <c>[?( )]</c>: <c>&amp;&amp;</c> binds closer than <c>||</c>, <c>!</c> closest.</summary>
internal sealed partial class JsonPathParser
{
    private PathCondition ReadCondition()
    {
        var parts = new List<PathCondition>();
        do
        {
            parts.Add(ReadConjunction());
            SkipBlanks();
        }
        while (TryTake("||"));
        return parts.Count == 1 ? parts[0] : new PathCondition.Or(parts);
    }

    private PathCondition ReadConjunction()
    {
        var parts = new List<PathCondition>();
        do
        {
            parts.Add(ReadTerm());
            SkipBlanks();
        }
        while (TryTake("&&"));
        return parts.Count == 1 ? parts[0] : new PathCondition.And(parts);
    }

    private PathCondition ReadTerm()
    {
        SkipBlanks();
        if (Current == '!' && Next != '=')
        {
            _at++;
            Enter();
            var inner = ReadTerm();
            _nesting--;
            return new PathCondition.Not(inner);
        }

        if (TryTake('('))
        {
            Enter();
            var inner = ReadCondition();
            Take(')', "'&&', '||' or ')'");
            _nesting--;
            return inner;
        }

        return ReadComparison();
    }

    private PathCondition ReadComparison()
    {
        Count(ref _conditions, _limits.MaxConditions, "conditions", _at);
        var left = ReadOperand();
        SkipBlanks();
        var position = _at;
        if (ReadOperator() is not { } comparison)
        {
            return left is PathOperand.Value(var path)
                ? path.Function is null ? new PathCondition.Present(path) : throw Error("A function must be compared with something.", path.Position)
                : throw Unexpected("a comparison");
        }

        SkipBlanks();
        var right = comparison is FilterOperator.Matches ? ReadPattern() : ReadOperand();
        return new PathCondition.Compare(left, comparison, right, position);
    }

    private FilterOperator? ReadOperator() =>
        TryTake("==") ? FilterOperator.Equal
        : TryTake("!=") ? FilterOperator.NotEqual
        : TryTake("<=") ? FilterOperator.LessOrEqual
        : TryTake(">=") ? FilterOperator.GreaterOrEqual
        : TryTake("=~") ? FilterOperator.Matches
        : TryTake('<') ? FilterOperator.Less
        : TryTake('>') ? FilterOperator.Greater
        : Current == '=' ? throw Error("A single '=' is no comparison; write '=='.", _at)
        : null;

    private PathOperand ReadOperand()
    {
        switch (Current)
        {
            case '\'' or '"':
                return new PathOperand.Literal(LiteralKind.Text, ReadQuoted());
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case >= 'a' and <= 'z':
                return ReadWord();
            default:
                return new PathOperand.Value(ReadPath(atStart: false));
        }
    }

    /// <summary><c>true</c>, <c>false</c>, <c>null</c>, or a function in front of its path: <c>length(@.note)</c>.</summary>
    private PathOperand ReadWord()
    {
        var position = _at;
        var word = ReadName();
        if (TryTake('('))
        {
            var function = FunctionOf(word, position);
            SkipBlanks();
            var path = ReadPath(atStart: false);
            SkipBlanks();
            Take(')', "')'");
            return path.Function is null
                ? new PathOperand.Value(path with { Function = function })
                : throw Error("One function cannot be put on another.", position);
        }

        return word switch
        {
            "true" or "false" => new PathOperand.Literal(LiteralKind.Boolean, word),
            "null" => new PathOperand.Literal(LiteralKind.Null, word),
            _ => throw Error($"'{word}' is neither a path nor a value; a path begins with '@' or '$', a text stands in quotes.", position),
        };
    }

    private PathOperand.Literal ReadNumber()
    {
        var start = _at;
        while (char.IsAsciiDigit(Current) || Current is '-' or '+' or '.' or 'e' or 'E')
        {
            _at++;
        }

        var text = _text[start.._at];
        return Storage.Values.NumberKey.Of(text) is not null
            ? new PathOperand.Literal(LiteralKind.Number, text)
            : throw Error($"'{text}' is no number; a text stands in quotes.", start);
    }

    /// <summary>A text in single or double quotes, with the escapes of JSON.</summary>
    private string ReadQuoted()
    {
        var start = _at;
        var quote = _text[_at++];
        var text = new StringBuilder();
        while (Current != quote)
        {
            if (_at >= _text.Length)
            {
                throw Error("The quote is not closed.", start);
            }

            text.Append(TryTake('\\') ? ReadEscape() : _text[_at++]);
        }

        _at++;
        return text.ToString();
    }

    private char ReadEscape()
    {
        var escape = Current;
        _at++;
        if (escape != 'u')
        {
            return escape switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                '\'' or '"' or '\\' or '/' => escape,
                _ => throw Error("A '\\' in a text must stand before a quote, '\\', '/', b, f, n, r, t or u.", _at - 1),
            };
        }

        if (_at + 4 > _text.Length || !ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, null, out var code))
        {
            throw Error("'\\u' needs four hexadecimal digits.", _at - 2);
        }

        _at += 4;
        return (char)code;
    }

    /// <summary><c>/pattern/</c> or <c>/pattern/i</c>; a slash inside stands behind a backslash. A pattern in quotes is taken as well.</summary>
    private PathOperand.Literal ReadPattern()
    {
        if (Current is '\'' or '"')
        {
            return new PathOperand.Literal(LiteralKind.Pattern, ReadQuoted());
        }

        var start = _at;
        Take('/', "a regular expression between slashes");
        var pattern = new StringBuilder();
        while (Current != '/')
        {
            if (_at >= _text.Length)
            {
                throw Error("The regular expression is not closed.", start);
            }

            if (Current == '\\' && Next != '\0')
            {
                if (Next != '/')
                {
                    pattern.Append(Current);
                }

                _at++;
            }

            pattern.Append(_text[_at++]);
        }

        _at++;
        if (TryTake('i'))
        {
            pattern.Insert(0, "(?i)");
        }

        return char.IsLetter(Current)
            ? throw Error($"'{Current}' is no flag of a regular expression; there is only 'i'.", _at)
            : new PathOperand.Literal(LiteralKind.Pattern, pattern.ToString());
    }
}
