using System.Globalization;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>What it means that an argument or input field has another default.</summary>
internal static class DefaultChange
{
    /// <summary>The change; null when there is none.</summary>
    public static SchemaChange? Find(InputPair pair, string addedCode, string changedCode)
    {
        var (old, @new) = (pair.Old.DefaultValue, pair.New.DefaultValue);
        return (old, @new) switch
        {
            _ when MeaningOf(pair.Old) == MeaningOf(pair.New) => null,
            (null, _) => new SchemaChange(ChangeSeverity.Safe, addedCode, pair.Coordinate, $"'{pair.Coordinate}' has the default {@new} now."),
            (_, null) when pair.New.IsRequired => new SchemaChange(
                pair.Weight, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old}; it has none now, and must be given."),
            (_, null) => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has none now."),
            _ => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has {@new}."),
        };
    }

    /// <summary>A default as a text that is the same for all ways to write the value; null for none.</summary>
    private static string? MeaningOf(InputValue input) => input.DefaultValue is { } value ? Coerced(value, input.Type).ToString() : null;

    // as GraphQL, section 3, coerces literals: one value is a list of one, a Float may be written as an Int, an ID as either; the order of an object's fields means nothing
    private static ValueNode Coerced(ValueNode value, GraphType? type) => (type, value) switch
    {
        (NonNullType some, _) => Coerced(value, some.Inner),
        (ListType list, ListValueNode items) => new ListValueNode([.. items.Items.Select(i => Coerced(i, list.Item))]),
        (ListType list, not NullValueNode) => new ListValueNode([Coerced(value, list.Item)]),
        (ScalarType { Name: "Float" }, IntValueNode { Text: var text }) => Number(text),
        (ScalarType { Name: "Float" }, FloatValueNode { Text: var text }) => Number(text),
        (ScalarType { Name: "ID" }, IntValueNode { Text: var text }) => new StringValueNode(text),
        (_, StringValueNode { IsBlock: true } text) => text with { IsBlock = false },
        (_, ObjectValueNode map) => new ObjectValueNode([.. map.Fields.OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => f with { Value = Coerced(f.Value, (type as InputObjectType)?.GetField(f.Name)?.Type) })]),
        (_, ListValueNode list) => new ListValueNode([.. list.Items.Select(i => Coerced(i, null))]), // of a scalar of its owner's
        _ => value,
    };

    private static FloatValueNode Number(string text) =>
        new(double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
}
