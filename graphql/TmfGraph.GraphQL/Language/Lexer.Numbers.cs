namespace TmfGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    private bool TryReadNumber()
    {
        Kind = TokenKind.Int;
        if (_source[_position] == '-')
        {
            _position++;
        }

        if (Current == '0')
        {
            _position++;
            if (char.IsAsciiDigit((char)Current))
            {
                return Fail(SyntaxErrors.LeadingZero(LocationAt(_position)));
            }
        }
        else if (!TrySkipDigits())
        {
            return false;
        }

        if (Current == '.')
        {
            Kind = TokenKind.Float;
            _position++;
            if (!TrySkipDigits())
            {
                return false;
            }
        }

        if (Current is (byte)'e' or (byte)'E' && !TryReadExponent())
        {
            return false;
        }

        // "1a", "1.2.3" and "0x1" are no two tokens.
        return Current == '.' || LexerTables.KindOf(Current) is TokenKind.Name
            ? Fail(SyntaxErrors.NumberRunsOn(RuneAt(_position), LocationAt(_position)))
            : true;
    }

    private bool TryReadExponent()
    {
        Kind = TokenKind.Float;
        _position++;
        if (Current is (byte)'+' or (byte)'-')
        {
            _position++;
        }

        return TrySkipDigits();
    }

    // Zero, which begins no token, stands for the end.
    private readonly byte Current => _position < _source.Length ? _source[_position] : (byte)0;

    private bool TrySkipDigits()
    {
        if (!char.IsAsciiDigit((char)Current))
        {
            return Fail(SyntaxErrors.DigitExpected(_position < _source.Length ? RuneAt(_position) : null, LocationAt(_position)));
        }

        var length = _source[_position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        _position = length < 0 ? _source.Length : _position + length;
        return true;
    }
}
