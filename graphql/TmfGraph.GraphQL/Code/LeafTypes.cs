using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Which CLR types stand for which scalars, where they are read and where they are results.</summary>
internal static class LeafTypes
{
    private const string Texts =
        "String ID DateTime Date LocalDate LocalDateTime LocalTime TimeSpan URI URL UUID Base64String FieldSelectionSet FieldSelectionMap";

    private static readonly FrozenDictionary<Type, Leaf> All = new Leaf[]
    {
        Of(static json => json.GetString()!, Texts, Texts), // null is not read
        Of(static json => json.GetBoolean(), "Boolean", "Boolean"),
        Of(static json => json.GetInt32(), "Int Short Byte", "Int Long Float Decimal ID Short Byte"),
        Of(static json => json.GetInt64(), "Int Long Short Byte", "Long Int Float Decimal ID"),
        Of(static json => json.GetInt16(), "Short Byte", "Int Long Short Byte"),
        Of(static json => json.GetDouble(), "Float Int", "Float"),
        Of(static json => json.GetSingle(), "Float Int", "Float"),
        Of(static json => json.GetDecimal(), "Decimal Float Int Long", "Decimal Float"),
        Of(static json => ReadTime(json), "DateTime", "DateTime Date"),
        Of(static json => ReadTime(json).DateTime, "DateTime LocalDateTime", "DateTime LocalDateTime Date"),
        Of(static json => DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture), "Date LocalDate", "Date LocalDate"),
        Of(static json => TimeOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture), "LocalTime", "LocalTime"),
        Of(static json => XmlConvert.ToTimeSpan(json.GetString()!), "TimeSpan", "TimeSpan"),
        Of(static json => Guid.Parse(json.GetString()!), "UUID ID", "UUID ID"),
        Of(static json => new Uri(json.GetString()!, UriKind.RelativeOrAbsolute), "URI URL", "URI URL"),
        Of(static json => json.GetBytesFromBase64(), "Base64String", "Base64String"),
    }.ToFrozenDictionary(static leaf => leaf.Type);

    // every scalar that is named above; of others nobody knows what they hold
    private static readonly FrozenSet<string> Known = All.Values.SelectMany(static leaf => leaf.Readable).ToFrozenSet();

    /// <summary>Whether values of the type are leaves, and so neither objects nor services.</summary>
    public static bool IsLeaf(Type type) => All.ContainsKey(type) || type.IsEnum || type.IsPrimitive;

    /// <summary>A <c>Func&lt;JsonElement, T&gt;</c> that reads values of a scalar as a type; null when it cannot.</summary>
    public static Delegate? FindReader(ScalarType scalar, Type type) =>
        All.TryGetValue(type, out var leaf) && (leaf.Readable.Contains(scalar.Name) || !Known.Contains(scalar.Name)) ? leaf.Read : null;

    /// <summary>Whether a result of the type can be a value of the scalar.</summary>
    public static bool IsResult(ScalarType scalar, Type type) =>
        All.TryGetValue(type, out var leaf) && (leaf.Writable.Contains(scalar.Name) || !Known.Contains(scalar.Name));

    private static DateTimeOffset ReadTime(JsonElement json) =>
        DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal); // a string by its scalar

    private static Leaf Of<T>(Func<JsonElement, T> read, string readable, string writable) =>
        new(typeof(T), read, readable.Split(' ').ToFrozenSet(), writable.Split(' ').ToFrozenSet());

    private sealed record Leaf(Type Type, Delegate Read, FrozenSet<string> Readable, FrozenSet<string> Writable);
}
