using System.Text;

namespace TmfGraph.Resources.Storage.Values;

/// <content>Classes in brackets.</content>
internal sealed partial class PatternReader
{
    private void ReadClass()
    {
        _at++;
        var negated = _at < _pattern.Length && _pattern[_at] == '^';
        _at += negated ? 1 : 0;
        var ranges = new List<(int Low, int High)>();
        var first = true;
        while (true)
        {
            if (_at >= _pattern.Length)
            {
                Refuse("a class is not closed by ']'");
            }

            if (_pattern[_at] == ']' && !first)
            {
                _at++;
                break;
            }

            ReadRange(ranges, first);
            first = false;
        }

        WriteClass(ranges, negated);
    }

    private void ReadRange(List<(int Low, int High)> ranges, bool first)
    {
        if (_pattern[_at] is ']' or '[')
        {
            Refuse(first && _pattern[_at] == ']' ? @"a class is empty; the character ']' is written '\]' in it" : @"the character '[' is written '\[' in a class");
        }

        if (_pattern[_at] == '\\' && _at + 1 < _pattern.Length && ShorthandOf(_pattern[_at + 1]) is { } shorthand)
        {
            if (char.IsUpper(_pattern[_at + 1]))
            {
                Refuse($@"'\{_pattern[_at + 1]}' cannot stand in a class");
            }

            _at += 2;
            ranges.AddRange(shorthand);
            return;
        }

        if (_pattern[_at] == '-' && !first && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
        {
            Refuse(@"the character '-' stands first or last in a class, or is written '\-'");
        }

        var low = ReadClassCharacter();
        var high = low;
        if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
        {
            _at++;
            high = ReadClassCharacter();
        }

        if (high < low)
        {
            Refuse("a range of a class runs backwards");
        }

        ranges.Add((low, high));
    }

    private int ReadClassCharacter()
    {
        var character = ReadOne();
        if (character > char.MaxValue)
        {
            Refuse("a class holds a character beyond U+FFFF");
        }

        return character;
    }

    private void WriteClass(IReadOnlyList<(int Low, int High)> ranges, bool negated)
    {
        var members = new StringBuilder();
        foreach (var (low, high) in ranges)
        {
            // .NET looks at halves of pairs, which are no characters
            WriteRange(members, low, Math.Min(high, 0xD7FF));
            WriteRange(members, Math.Max(low, 0xE000), high);
            if (_ignoresCase)
            {
                WriteRange(members, Math.Max(low, 'a') - 32, Math.Min(high, 'z') - 32);
                WriteRange(members, Math.Max(low, 'A') + 32, Math.Min(high, 'Z') + 32);
            }
        }

        if (negated)
        {
            _dotNet.Append($@"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^{members}\uD800-\uDFFF])");
            _postgres.Append($"[^{members}]");
        }
        else
        {
            Write($"[{members}]");
        }
    }

    private static void WriteRange(StringBuilder members, int low, int high)
    {
        if (low <= high)
        {
            members.Append(Spell(low));
            if (low < high)
            {
                members.Append('-').Append(Spell(high));
            }
        }
    }
}
