using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>
/// Reads JSONPaths as TMF630 part 6 has them: <c>$ @ . ['x'] .. * [n] [n,m] [a:b] [?( )]</c> and, at the end of a path, the functions <c>length()</c>,
/// <c>min()</c>, <c>max()</c>, <c>avg()</c> and <c>stddev()</c>. The <c>$</c> in front may be left out. Scripts, <c>[( )]</c>, are refused.
/// </summary>
internal sealed partial class JsonPathParser
{
    private readonly string _text;
    private readonly JsonPathLimits _limits;
    private int _at;
    private int _nesting;
    private int _conditions;
    private int _descents;

    private JsonPathParser(string text, JsonPathLimits limits)
    {
        _text = text;
        _limits = limits;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    /// <summary>Reads one path.</summary>
    /// <exception cref="JsonPathException">The text is none, or too large.</exception>
    public static JsonPath Parse(string text, JsonPathLimits limits) =>
        ParseList(text, limits) is [var only] ? only : throw new JsonPathException("Only one path can stand here.", 0, text);

    /// <summary>Reads the paths between commas; at least one.</summary>
    /// <exception cref="JsonPathException">The text is none, or too large.</exception>
    public static IReadOnlyList<JsonPath> ParseList(string text, JsonPathLimits limits)
    {
        if (text.Length > limits.MaxLength)
        {
            throw new JsonPathException($"The expression is longer than {limits.MaxLength} characters.", limits.MaxLength, text);
        }

        var parser = new JsonPathParser(text, limits);
        var paths = new List<JsonPath>();
        do
        {
            parser.SkipBlanks();
            paths.Add(parser.ReadPath(atStart: true));
            parser.SkipBlanks();
        }
        while (parser.TryTake(','));
        return parser._at == text.Length ? paths : throw parser.Unexpected("a '.', a '[' or the end");
    }

    /// <param name="atStart">Whether it stands outside of every condition, where it may begin with a name.</param>
    private JsonPath ReadPath(bool atStart)
    {
        var start = _at;
        var selectors = new List<PathSelector>();
        var fromRoot = TryTake('$');
        if (!fromRoot && !(Current == '@' && Next is '.' or '[' or '\0' or ',' or ' ' or ')' or '=' or '!' or '<' or '>' or '&' or '|' && TryTake('@')))
        {
            if (!atStart)
            {
                throw Unexpected("a path that begins with '@' or '$', or a value");
            }

            if (Current is not ('[' or '.'))
            {
                selectors.Add(new PathSelector.Name(ReadName(), start));
            }
        }

        var function = ReadSelectors(selectors);
        return new JsonPath(fromRoot, selectors, function, start);
    }

    private NodeFunction? ReadSelectors(List<PathSelector> selectors)
    {
        while (true)
        {
            var position = _at;
            if (TryTake('.'))
            {
                if (TryTake('.'))
                {
                    Count(ref _descents, _limits.MaxDescents, "uses of '..'", position);
                    Add(selectors, new PathSelector.Descend(position));
                }

                if (Current == '[')
                {
                    Add(selectors, ReadBracket());
                }
                else if (TryTake('*'))
                {
                    Add(selectors, new PathSelector.Wildcard(InBrackets: false, position));
                }
                else if (ReadName() is var name && TryTake('('))
                {
                    return ReadFunction(name, position);
                }
                else
                {
                    Add(selectors, new PathSelector.Name(name, position));
                }
            }
            else if (Current == '[')
            {
                Add(selectors, ReadBracket());
            }
            else
            {
                return null;
            }
        }
    }

    private NodeFunction ReadFunction(string name, int position)
    {
        SkipBlanks();
        Take(')', "')': functions take no values here");
        return FunctionOf(name, position);
    }

    private NodeFunction FunctionOf(string name, int position) => name switch
    {
        "length" => NodeFunction.Length,
        "min" => NodeFunction.Min,
        "max" => NodeFunction.Max,
        "avg" => NodeFunction.Average,
        "stddev" => NodeFunction.StandardDeviation,
        _ => throw Error($"There is no function '{name}'; there are length(), min(), max(), avg() and stddev().", position),
    };

    private PathSelector ReadBracket()
    {
        var position = _at;
        Take('[', "'['");
        Enter();
        SkipBlanks();
        PathSelector selector;
        switch (Current)
        {
            case '*':
                _at++;
                selector = new PathSelector.Wildcard(InBrackets: true, position);
                break;
            case '\'' or '"':
                selector = new PathSelector.Name(CheckName(ReadQuoted(), position), position);
                break;
            case '?':
                _at++;
                selector = new PathSelector.Filter(ReadCondition(), position);
                break;
            case '(':
                throw Error("Scripts are not run; write a condition as [?( )] or a position as [-1].", _at);
            default:
                selector = new PathSelector.At(ReadPositions(), position);
                break;
        }

        SkipBlanks();
        Take(']', "']'");
        _nesting--;
        return selector;
    }

    private ElementPositions ReadPositions()
    {
        var first = ReadWhole();
        SkipBlanks();
        if (Current == ':')
        {
            return ReadSlice(first);
        }

        var indexes = new List<int> { first ?? throw Unexpected("a position, a name in quotes, '*' or '?'") };
        while (TryTake(','))
        {
            indexes.Add(ReadWhole() ?? throw Unexpected("a position"));
            SkipBlanks();
        }

        if (indexes.Count > _limits.MaxSelectors)
        {
            throw Error($"There are {indexes.Count} positions; {_limits.MaxSelectors} are allowed.", _at);
        }

        return indexes.Count == 1 ? new ElementPositions.Single(first.Value) : new ElementPositions.Several(indexes);
    }

    private ElementPositions.Slice ReadSlice(int? from)
    {
        Take(':', "':'");
        var to = ReadWhole();
        SkipBlanks();
        var step = TryTake(':') ? ReadWhole() ?? 1 : 1;
        return step > 0 ? new ElementPositions.Slice(from, to, step) : throw Error("The step of a slice must be 1 or more.", _at);
    }

    private int? ReadWhole()
    {
        SkipBlanks();
        var start = _at;
        _ = TryTake('-');
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        if (_at == start)
        {
            return null;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), out var number) ? number : throw Error("That is no position in a list.", start);
    }

    private string ReadName()
    {
        var start = _at;
        while (IsNameCharacter(Current))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected("a name");
    }

    /// <summary>Names of attributes have only letters, digits and a few signs; they may enter SQL, so nothing else passes.</summary>
    private string CheckName(string name, int position) =>
        name.Length > 0 && name.All(c => IsNameCharacter(c) || c is '.' or ' ') ? name : throw Error($"'{name}' cannot be the name of an attribute.", position);

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '-' or ':';

    private void Add(List<PathSelector> selectors, PathSelector selector)
    {
        if (selectors.Count == _limits.MaxSelectors)
        {
            throw Error($"The path has more than {_limits.MaxSelectors} steps.", _at);
        }

        selectors.Add(selector);
    }

    private void Enter()
    {
        if (++_nesting > _limits.MaxNesting)
        {
            throw Error($"Brackets nest deeper than {_limits.MaxNesting}.", _at);
        }
    }

    private void Count(ref int counter, int most, string what, int position)
    {
        if (++counter > most)
        {
            throw Error($"There are more than {most} {what}.", position);
        }
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private bool TryTake(char character)
    {
        if (Current != character || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TryTake(string characters)
    {
        if (!_text.AsSpan(_at).StartsWith(characters))
        {
            return false;
        }

        _at += characters.Length;
        return true;
    }

    private void Take(char character, string what)
    {
        if (!TryTake(character))
        {
            throw Unexpected(what);
        }
    }

    private JsonPathException Unexpected(string expected) =>
        Error(_at < _text.Length ? $"There is '{Current}' where {expected} is expected." : $"The expression ends where {expected} is expected.", _at);

    private JsonPathException Error(string reason, int position) => new(reason, position, _text);
}
