namespace TmfGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    private void LexNumber()
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
                throw SyntaxErrors.LeadingZero(LocationAt(_position));
            }
        }
        else
        {
            SkipDigits();
        }

        if (Current == '.')
        {
            Kind = TokenKind.Float;
            _position++;
            SkipDigits();
        }

        if (Current is (byte)'e' or (byte)'E')
        {
            Kind = TokenKind.Float;
            _position++;
            if (Current is (byte)'+' or (byte)'-')
            {
                _position++;
            }

            SkipDigits();
        }

        // "1a", "1.2.3" and "0x1" are no two tokens.
        if (_position < _source.Length && (Current == '.' || IsNameStart(Current)))
        {
            throw SyntaxErrors.NumberRunsOn(RuneAt(_position), LocationAt(_position));
        }
    }

    // Zero, which begins no token, stands for the end.
    private readonly byte Current => _position < _source.Length ? _source[_position] : (byte)0;

    private void SkipDigits()
    {
        if (!char.IsAsciiDigit((char)Current))
        {
            throw _position < _source.Length
                ? SyntaxErrors.DigitExpected(RuneAt(_position), LocationAt(_position))
                : SyntaxErrors.DigitExpected(null, LocationAt(_position));
        }

        var length = _source[_position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        _position = length < 0 ? _source.Length : _position + length;
    }
}
