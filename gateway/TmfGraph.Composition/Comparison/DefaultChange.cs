using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Comparison;

/// <summary>What it means that an argument or input field has another default.</summary>
internal static class DefaultChange
{
    /// <summary>The change; null when there is none.</summary>
    public static SchemaChange? Find(InputPair pair, string addedCode, string changedCode)
    {
        var (old, @new) = (Text(pair.Old.DefaultValue), Text(pair.New.DefaultValue));
        return (old, @new) switch
        {
            _ when old == @new => null,
            (null, _) => new SchemaChange(ChangeSeverity.Safe, addedCode, pair.Coordinate, $"'{pair.Coordinate}' has the default {@new} now."),
            (_, null) when pair.New.IsRequired => new SchemaChange(
                ChangeSeverity.Breaking, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old}; it has none now, and must be given."),
            (_, null) => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has none now."),
            _ => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has {@new}."),
        };
    }

    // the order of an object's fields means nothing
    private static string? Text(ValueNode? value) => value is null ? null : Sorted(value).ToString();

    private static ValueNode Sorted(ValueNode value) => value switch
    {
        ObjectValueNode map => new ObjectValueNode([.. map.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f with { Value = Sorted(f.Value) })]),
        ListValueNode list => new ListValueNode([.. list.Items.Select(Sorted)]),
        _ => value,
    };
}
