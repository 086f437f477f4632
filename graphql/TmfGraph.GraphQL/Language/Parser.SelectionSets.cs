using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    // Passes a selection set with all that are in it. As many levels as there is space for are one loop, which keeps its place in registers: queries are
    // braces and names for the most part, and to store and load the place for each of them took most of the time.
    private int ParseSelectionSet()
    {
        var tokens = _tokens;
        var maxFields = _limits.MaxFields;
        var outer = new OuterSets();
        var level = 0;
        var (set, count, fields) = (BeginSelectionSet(), 0, _fields);
        nint token = _at + 1;
        while (true)
        {
            var kind = tokens.KindOf(token);
            if (kind is TokenKind.BraceClose && count > 0)
            {
                token++;
                tokens.SetCount(set, count);
                Leave();
                if (level == 0)
                {
                    break;
                }

                (set, count) = outer[--level];
                continue;
            }

            count++;
            var isParent = false;
            var next = kind is TokenKind.Name && fields < maxFields ? tokens.KindOf(token + 1) : TokenKind.Ignored;
            if (next is TokenKind.Name or TokenKind.BraceClose or TokenKind.BraceOpen or TokenKind.Spread)
            {
                token++;
                fields++;
                isParent = next is TokenKind.BraceOpen;
            }
            else if (kind is TokenKind.Spread && IsPlainSpread(token))
            {
                token += 2;
            }
            else
            {
                (_at, _fields) = ((int)token, fields);
                isParent = ParseHead();
                (token, fields) = (_at, _fields);
            }

            if (isParent)
            {
                (_at, _fields) = ((int)token, fields);
                if (level == OuterSets.Length)
                {
                    RequireStack();
                    ParseSelectionSet();
                    (token, fields) = (_at, _fields);
                }
                else
                {
                    outer[level++] = (set, count);
                    (set, count) = (BeginSelectionSet(), 0);
                    token++;
                }
            }
        }

        (_at, _fields) = ((int)token, fields);
        return count;
    }

    // Stays on the brace; returns the group.
    private int BeginSelectionSet()
    {
        Deepen();
        if (Kind is not TokenKind.BraceOpen)
        {
            throw Expected(Describe(TokenKind.BraceOpen));
        }

        return _groups++;
    }

    // Three dots and the name of a fragment, without directives.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsPlainSpread(nint token) =>
        _tokens.KindOf(token + 1) is TokenKind.Name && _tokens.KindOf(token + 2) is not TokenKind.At && !IsKeywordAt(_tokens.StartOf(token + 1), "on"u8);

    // What is known of the sets around one: which groups they are, and how many selections they had when it began.
    [InlineArray(Length)]
    private struct OuterSets
    {
        public const int Length = 16;

        private (int Set, int Count) _first;
    }
}
