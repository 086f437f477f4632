using TmfGraph.Composition.Sources;

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
            _ when DefaultMeaning.Of(pair.Old) == DefaultMeaning.Of(pair.New) => null,
            (null, _) => new SchemaChange(ChangeSeverity.Safe, addedCode, pair.Coordinate, $"'{pair.Coordinate}' has the default {@new} now."),
            (_, null) when pair.New.IsRequired => new SchemaChange(
                pair.Weight, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old}; it has none now, and must be given."),
            (_, null) => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has none now."),
            _ => new SchemaChange(ChangeSeverity.Dangerous, changedCode, pair.Coordinate, $"'{pair.Coordinate}' had the default {old} and has {@new}."),
        };
    }
}
