namespace TmfGraph.Composition.FieldSelection;

internal sealed partial class FieldSelectionMapParser
{
    private const char End = '\0';

    /// <summary>The next character that counts, without taking it; whitespace, commas and comments are passed over.</summary>
    private char Peek()
    {
        while (_position < text.Length)
        {
            var next = text[_position];
            if (next == '#')
            {
                var lineEnd = text.AsSpan(_position).IndexOfAny('\n', '\r');
                _position = lineEnd < 0 ? text.Length : _position + lineEnd;
            }
            else if (next is ' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF')
            {
                _position++;
            }
            else
            {
                return next;
            }
        }

        return End;
    }

    private bool Skip(char punctuator)
    {
        if (Peek() != punctuator)
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool Expect(char punctuator) => Skip(punctuator) || Fail($"'{punctuator}'");

    private string? ParseName(string expected)
    {
        if (!char.IsAsciiLetter(Peek()) && Peek() != '_')
        {
            return Fail<string>(expected);
        }

        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }

        return text[start.._position];
    }

    /// <summary>Goes behind the closing parenthesis; strings may hold parentheses of their own.</summary>
    private bool SkipParentheses()
    {
        var start = _position;
        var open = 0;
        for (; _position < text.Length; _position++)
        {
            switch (text[_position])
            {
                case '"':
                    _position++;
                    while (_position < text.Length && text[_position] != '"')
                    {
                        _position += text[_position] == '\\' ? 2 : 1;
                    }

                    break;
                case '(':
                    open++;
                    break;
                case ')' when --open == 0:
                    _position++;
                    return true;
            }
        }

        _position = start;
        return Fail("arguments that end in ')'");
    }

    private bool Enter()
    {
        if (++_depth <= FieldSelectionMap.MaxDepth)
        {
            return true;
        }

        return Fail($"at most {FieldSelectionMap.MaxDepth} levels of lists and objects");
    }

    private bool Fail(string expected) => Fail<string>(expected) is not null;

    private T? Fail<T>(string expected, int? position = null)
        where T : class
    {
        if (_error is null)
        {
            var found = position is null && Peek() == End ? "the map ends" : $"there is '{text[position ?? _position]}'";
            var before = text.AsSpan(0, Math.Min(position ?? _position, text.Length));
            var column = before.Length - before.LastIndexOf('\n');
            _error = new FieldSelectionError($"Expected {expected}, but {found}.", before.Count('\n') + 1, column);
        }

        return null;
    }
}
