namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new value: clients may be sent what they do not know, unless they only send values of the enum themselves.</summary>
internal sealed class EnumValueAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Enums)
        {
            var isSent = pair.OutputTypes.Contains(old.Name);
            foreach (var value in SchemaPair.Pair(old.Values, @new.Values, v => v.Name).Added)
            {
                var coordinate = $"{old.Name}.{value.Name}";
                yield return isSent
                    ? new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.ValueAddedToEnum, coordinate, $"The value '{coordinate}' was added; clients may not expect it.")
                    : new SchemaChange(ChangeSeverity.Safe, ChangeCodes.ValueAddedToEnum, coordinate, $"The value '{coordinate}' was added; clients only send values of '{old.Name}'.");
            }
        }
    }
}
