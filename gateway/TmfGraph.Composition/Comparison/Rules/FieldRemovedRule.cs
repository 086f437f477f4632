namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A field, of an output type or of an input object, that is gone: whoever names it is refused.</summary>
internal sealed class FieldRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Complex)
        {
            foreach (var field in SchemaPair.Pair(old.Fields, @new.Fields, f => f.Name).Removed)
            {
                yield return Removed(field.Coordinate, field.DeprecationReason is not null);
            }
        }

        foreach (var (old, @new) in pair.Inputs)
        {
            foreach (var field in SchemaPair.Pair(old.Fields, @new.Fields, f => f.Name).Removed)
            {
                yield return Removed($"{old.Name}.{field.Name}", field.DeprecationReason is not null);
            }
        }
    }

    private static SchemaChange Removed(string coordinate, bool wasDeprecated) => new(
        ChangeSeverity.Breaking, ChangeCodes.FieldRemoved, coordinate, $"The field '{coordinate}' was removed{(wasDeprecated ? "; it was deprecated" : "")}.");
}
