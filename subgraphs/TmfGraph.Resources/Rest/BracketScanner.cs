namespace TmfGraph.Resources.Rest;

/// <summary>
/// Finds separators outside of square brackets; inside those, texts in quotes and regular expressions between slashes are passed over whole. All signs
/// count percent-encoded as well.
/// </summary>
internal ref struct BracketScanner
{
    private int _depth;
    private char _end;
    private char _before;

    /// <summary>The first of the separators that stands outside, or -1.</summary>
    public int IndexOfAny(ReadOnlySpan<char> text, ReadOnlySpan<char> separators)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_depth == 0 && separators.Contains(text[i]))
            {
                return i;
            }

            Pass(text[i] == '%' && text.Length - i > 2 ? Decode(text[(i + 1)..(i + 3)]) : text[i]);
        }

        return -1;
    }

    private void Pass(char character)
    {
        if (_end != '\0')
        {
            _end = character == _end && _before != '\\' ? '\0' : _end;
        }
        else if (_depth > 0 && (character is '\'' or '"' || (character == '/' && _before == '~')))
        {
            _end = character;
        }
        else
        {
            _depth += character switch { '[' => 1, ']' when _depth > 0 => -1, _ => 0 };
        }

        _before = character switch { ' ' or '+' => _before, '\\' when _before == '\\' => '\0', _ => character };
    }

    private static char Decode(ReadOnlySpan<char> code) =>
        byte.TryParse(code, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value) && value is > 0x20 and < 0x7f ? (char)value : ' ';
}
