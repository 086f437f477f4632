using System.Buffers.Text;
using System.Text;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Which JSON values a leaf may have: sources are trusted to send what their schemas say no more than that. Scalars of one's own may be anything.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Scalars.Result-Coercion"/>
internal sealed class LeafType
{
    /// <summary>Any value but null.</summary>
    public static readonly LeafType Any = new(Kind.Any);

    private static readonly LeafType Int = new(Kind.Number) { _isInt = true };
    private static readonly LeafType Float = new(Kind.Number) { _isFloat = true };
    private static readonly LeafType Text = new(Kind.String);
    private static readonly LeafType Boolean = new(Kind.Boolean);

    /// <summary>Sources that count their objects send numbers, and clients of theirs are used to it.</summary>
    private static readonly LeafType Id = new(Kind.String | Kind.Number);

    private readonly Kind _kinds;
    private bool _isInt;
    private bool _isFloat;
    private byte[][]? _names;

    private LeafType(Kind kinds) => _kinds = kinds;

    [Flags]
    private enum Kind : byte
    {
        None = 0,
        String = 1,
        Number = 2,
        Boolean = 4,
        Object = 8,
        Array = 16,
        Any = String | Number | Boolean | Object | Array,
    }

    /// <summary>What the items of a list may be; null for anything but a list, and for lists whose items may be anything and null.</summary>
    public LeafType? Item { get; private init; }

    /// <summary>Whether items may be null.</summary>
    private bool HasNullItems { get; init; }

    public static LeafType Of(GraphType type) => type.NullableType switch
    {
        ListType list when Of(list.Item) is var item && (item != Any || list.Item.IsNonNull) => new LeafType(Kind.Array) { Item = item, HasNullItems = !list.Item.IsNonNull },
        ListType => new LeafType(Kind.Array),
        EnumType names => new LeafType(Kind.String) { _names = [.. names.Values.Select(v => Encoding.UTF8.GetBytes($"\"{v.Name}\""))] },
        ScalarType { Name: "Int" } => Int,
        ScalarType { Name: "Float" } => Float,
        ScalarType { Name: "String" } => Text,
        ScalarType { Name: "Boolean" } => Boolean,
        ScalarType { Name: "ID" } => Id,
        _ => Any,
    };

    /// <summary>Whether a value other than a list can be one of these; null cannot. Of a list with items to look at it says nothing.</summary>
    public bool Takes(JsonTape tape, int row) =>
        (KindOf(tape.FirstByte(row)) & _kinds) != 0 && (!_isInt || IsInt(tape.Raw(row))) && (!_isFloat || IsFinite(tape.Raw(row))) && (_names is null || IsName(tape.Raw(row)));

    /// <summary>Whether a value can be one of these as it stands, with all its items.</summary>
    public bool TakesAll(JsonTape tape, int row)
    {
        if (!Takes(tape, row))
        {
            return false;
        }

        if (Item is not null)
        {
            for (var item = row + 1; item < tape.Next(row); item = tape.Next(item))
            {
                if (tape.IsNull(item) ? !HasNullItems : !Item.TakesAll(tape, item))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Kind KindOf(byte first) => first switch
    {
        (byte)'"' => Kind.String,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Kind.Number,
        (byte)'t' or (byte)'f' => Kind.Boolean,
        (byte)'{' => Kind.Object,
        (byte)'[' => Kind.Array,
        _ => Kind.None,
    };

    /// <summary>Numbers of nine digits fit whatever they are, as long as they are whole.</summary>
    private static bool IsInt(ReadOnlySpan<byte> number) =>
        number.Length < 10 ? !number.ContainsAny((byte)'.', (byte)'e', (byte)'E') : Utf8Parser.TryParse(number, out int _, out var length) && length == number.Length;

    /// <summary>Whether a number is one of double precision: what is too large for that would be no number to clients.</summary>
    private static bool IsFinite(ReadOnlySpan<byte> number) =>
        (number.Length < 300 && !number.ContainsAny((byte)'e', (byte)'E')) || (Utf8Parser.TryParse(number, out double value, out _) && double.IsFinite(value));

    private bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var name in _names!) // the caller has seen that there are some
        {
            if (text.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }
}
