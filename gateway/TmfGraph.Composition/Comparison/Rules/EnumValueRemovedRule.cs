namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A value that is gone: whoever sends it is refused, and whoever waits for it waits in vain.</summary>
internal sealed class EnumValueRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Enums
        .SelectMany(e => SchemaPair.Pair(e.Old.Values, e.New.Values, v => v.Name).Removed.Select(v => $"{e.Old.Name}.{v.Name}"))
        .Select(c => new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.ValueRemovedFromEnum, c, $"The value '{c}' was removed."));
}
