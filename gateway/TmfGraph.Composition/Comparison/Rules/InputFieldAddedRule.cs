namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new field of an input object: whoever leaves it out is refused when it must be given.</summary>
internal sealed class InputFieldAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Inputs)
        {
            foreach (var field in SchemaPair.Pair(old.Fields, @new.Fields, f => f.Name).Added)
            {
                var coordinate = $"{old.Name}.{field.Name}";
                yield return field.IsRequired
                    ? new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.RequiredInputFieldAdded, coordinate, $"The field '{coordinate}' was added and must be given.")
                    : new SchemaChange(ChangeSeverity.Safe, ChangeCodes.OptionalInputFieldAdded, coordinate, $"The field '{coordinate}' was added; it may be left out.");
            }
        }
    }
}
