using System.Globalization;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Tells whether defaults are the same value, however they are written.</summary>
internal static class DefaultMeaning
{
    /// <summary>The default as a text that is the same for all ways to write the value; null for none.</summary>
    public static string? Of(InputValue input) => input.DefaultValue is { } value ? Coerced(value, input.Type).ToString() : null;

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
