namespace TmfGraph.Resources.Storage.Values;

/// <summary>Orders text by code point, as both databases do; .NET's ordinal order is by UTF-16 unit, which differs above U+FFFF.</summary>
internal static class CodePointComparer
{
    public static int Compare(string left, string right)
    {
        var length = left.AsSpan().CommonPrefixLength(right);
        return length == left.Length || length == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[length]).CompareTo(Rank(right[length]));

        // surrogates stand for code points above all others
        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }
}
