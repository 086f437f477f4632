using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    // Passes a selection set with all that are in it. As many levels as there is space for are one loop, which keeps its place in registers: queries are
    // braces and names for the most part, and to store and load the place for each of them took most of the time.
    private int ParseSelectionSet()
    {
        Deepen(_at);
        if (Kind is not TokenKind.BraceOpen)
        {
            throw Expected(Describe(TokenKind.BraceOpen));
        }

        var tokens = _tokens;
        var maxFields = _limits.MaxFields;
        var outer = new OuterSets();
        var level = 0;
        var (token, set, count) = (_at + 1, _count, 0);
        var (entry, fields) = (set + 1, _fields);
        tokens.Write(set, FlatKind.SelectionSet, _at);
        while (true)
        {
            var kind = tokens.KindOf(token);
            if (kind is TokenKind.BraceClose && count > 0)
            {
                tokens.Write(entry++, FlatKind.Close, token++);
                tokens.SetCount(set, count);
                _depth--;
                if (level == 0)
                {
                    break;
                }

                (set, count) = outer[--level];
                continue;
            }

            bool isParent;
            count++;
            if (kind is TokenKind.Name && fields < maxFields &&
                tokens.KindOf(token + 1) is var next and (TokenKind.Name or TokenKind.BraceClose or TokenKind.BraceOpen or TokenKind.Spread))
            {
                tokens.Write(entry++, FlatKind.Field, token++);
                fields++;
                isParent = next is TokenKind.BraceOpen;
            }
            else if (kind is TokenKind.Spread && IsPlainSpread(token))
            {
                tokens.Write(entry++, FlatKind.FragmentSpread, token++);
                tokens.Write(entry++, FlatKind.Name, token++);
                isParent = false;
            }
            else
            {
                (_at, _count, _fields) = (token, entry, fields);
                isParent = ParseHead();
                (token, entry, fields) = (_at, _count, _fields);
            }

            if (!isParent)
            {
                continue;
            }

            if (level == OuterSets.Length)
            {
                (_at, _count, _fields) = (token, entry, fields);
                ParseDeeperSelectionSet();
                (token, entry, fields) = (_at, _count, _fields);
                continue;
            }

            Deepen(token);
            if (tokens.KindOf(token) is not TokenKind.BraceOpen)
            {
                _at = token;
                throw Expected(Describe(TokenKind.BraceOpen));
            }

            outer[level++] = (set, count);
            (set, count) = (entry, 0);
            tokens.Write(entry++, FlatKind.SelectionSet, token++);
        }

        (_at, _count, _fields) = (token, entry, fields);
        return count;
    }

    private void ParseDeeperSelectionSet()
    {
        RequireStack();
        ParseSelectionSet();
    }

    // Three dots and the name of a fragment, without directives.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsPlainSpread(int token) =>
        KindOf(token + 1) is TokenKind.Name && KindOf(token + 2) is not TokenKind.At && !IsKeywordAt(StartOf(token + 1), "on"u8);

    // What is known of the sets around one: where their entries are, and how many selections they had when it began.
    [InlineArray(Length)]
    private struct OuterSets
    {
        public const int Length = 16;

        private (int Set, int Count) _first;
    }
}
