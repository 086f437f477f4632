namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A field that returns another type. To promise more (never null, a member of what it was) is safe; all else is not.</summary>
internal sealed class FieldTypeChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Fields)
        {
            if (!TypeChange.AreEqual(old.Type, @new.Type))
            {
                var isSafe = TypeChange.IsSafeForOutput(old.Type, @new.Type, pair.New);
                yield return new SchemaChange(
                    isSafe ? ChangeSeverity.Safe : ChangeSeverity.Breaking,
                    isSafe ? ChangeCodes.FieldChangedKindSafe : ChangeCodes.FieldChangedKind,
                    old.Coordinate,
                    $"The field '{old.Coordinate}' returned '{old.Type}' and returns '{@new.Type}'.");
            }
        }
    }
}
