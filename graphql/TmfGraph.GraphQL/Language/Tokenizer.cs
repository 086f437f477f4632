using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Finds where the tokens of a document begin, 64 bytes at a time, without a branch for each: a vector of bytes becomes a vector of what they are to the
/// tokenizer, and from that the bits of all bytes that begin a token. Strings, comments, numbers with a sign or a point and whatever is not ASCII end a
/// block early and are read one by one.
/// </summary>
/// <remarks>
/// Nothing is refused here. Where no token begins the last place is <see cref="TokenKind.Broken"/>, and whoever comes to it says why: errors come in
/// the order of the document. Words that begin with a digit are taken for numbers unseen, as only values may be such.
/// </remarks>
internal readonly ref partial struct Tokenizer
{
    private const int BlockSize = 64;

    // a block, a string behind it, and the end
    private const int RoomForBlock = BlockSize + 4;

    // of schemas, so that little has to be copied when there are more tokens
    private const int BytesPerToken = 8;

    // dots that begin no later than here are seen with what follows three of them
    private const ulong WholeSpreads = ulong.MaxValue >> 3;

    private readonly ReadOnlySpan<byte> _source;
    private readonly TokenBuffer _tokens;
    private readonly bool _wantsVbmi;

    /// <param name="text">The document.</param>
    /// <param name="tokens">Takes the tokens.</param>
    /// <param name="wantsVbmi">Whether to use the instructions that only some processors have, where they are.</param>
    public Tokenizer(SourceText text, TokenBuffer tokens, bool wantsVbmi = true)
    {
        _source = text.Span;
        _tokens = tokens;
        _wantsVbmi = wantsVbmi && Avx512Vbmi2.IsSupported && Avx512Vbmi.IsSupported;
    }

    /// <summary>Finds all tokens, or one more than there may be.</summary>
    public void Run(int maxTokens)
    {
        var position = 0;
        var stringEnds = 0;
        _tokens.EnsureRoom((_source.Length / BytesPerToken) + RoomForBlock);
        while (position < _source.Length)
        {
            _tokens.EnsureRoom(RoomForBlock);
            var most = (int)Math.Min(_tokens.Capacity - RoomForBlock, (long)maxTokens + stringEnds);
            var isStopped = _wantsVbmi ? ReadBlocksVbmi(ref position, most) : ReadBlocks(ref position, most);
            if (isStopped && _tokens.Count - stringEnds <= maxTokens)
            {
                stringEnds += _source[position] == '"' ? 1 : 0;
                position = ReadCarefully(position);
                if (position < 0)
                {
                    return;
                }
            }

            if (_tokens.Count - stringEnds > maxTokens)
            {
                EndBehind(maxTokens + 1 + stringEnds);
                return;
            }
        }

        _tokens.Add(TokenKind.EndOfDocument, _source.Length);
    }

    // Those that are too many all came with the last block, or are its last string, so all that is dropped has one place each.
    private void EndBehind(int count)
    {
        Debug.Assert(_tokens.Count - count is >= 0 and < BlockSize, "Only the last block holds tokens too many.");
        _tokens.Count = count;
        var last = _tokens.Kinds[count - 1] is TokenKind.StringEnd ? count - 2 : count - 1;
        _tokens.Add(TokenKind.TooMany, _tokens.Starts[last]);
    }

    // Passes what begins at the position, of which a look at one byte does not tell enough; negative when no token begins there.
    private int ReadCarefully(int position)
    {
        switch (_source[position])
        {
            case (byte)'#':
                var comment = _source[position..];
                var length = comment.IndexOfAny((byte)'\n', (byte)'\r');
                return position + (length < 0 ? comment.Length : length);
            case 0xEF when _source[position..].StartsWith("\uFEFF"u8):
                return position + 3;
            case (byte)'.' or (byte)'+' or (byte)'-' when IsInNumber(position):
                // what was taken for the whole number may be its beginning
                var end = ReadToken(_tokens.Starts[--_tokens.Count]);
                return end == position ? ReadToken(position) : end;
            default:
                return ReadToken(position);
        }
    }

    private bool IsInNumber(int position) =>
        _tokens.Count > 0 && _tokens.Kinds[_tokens.Count - 1] is TokenKind.Int && position > 0 && LexerTables.IsNamePart(_source[position - 1]);

    private int ReadToken(int start)
    {
        var lexer = new Lexer(_source);
        if (!lexer.TryRead(start))
        {
            _tokens.Add(TokenKind.Broken, start);
            return -1;
        }

        _tokens.Add(lexer.Kind, start);
        if (lexer.Kind is TokenKind.String or TokenKind.BlockString)
        {
            _tokens.Add(TokenKind.StringEnd, lexer.End - 1);
        }

        return lexer.End;
    }

    // Three dots that stand alone are a token that needs no care. Of other dots only the first is told, which ends the block.
    private static ulong SpreadsAmong(ulong dots, ulong follows)
    {
        var first = dots & ~(dots << 1);
        return first & (dots >> 1) & (dots >> 2) & ~(dots >> 3) & ~follows & WholeSpreads;
    }
}
