using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>
/// A field that returns another type. To promise more (never null, the only member of what it was) is safe; all else is not. One member of several breaks
/// those who ask for another.
/// </summary>
internal sealed class FieldTypeChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Fields)
        {
            if (!TypeChange.AreEqual(old.Type, @new.Type))
            {
                var change = $"The field '{old.Coordinate}' returned '{old.Type}' and returns '{@new.Type}'";
                yield return (TypeChange.IsSubtype(old.Type, @new.Type, pair.New), Lost(old, @new, pair)) switch
                {
                    (true, null) => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.FieldChangedKindSafe, old.Coordinate, change + "."),
                    (true, var lost) => new SchemaChange(
                        ChangeSeverity.Breaking, ChangeCodes.FieldChangedKind, old.Coordinate, $"{change}; a fragment on '{lost}' is refused there now."),
                    _ => new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.FieldChangedKind, old.Coordinate, change + "."),
                };
            }
        }
    }

    /// <summary>Null where the named type is the same: its members have rules of their own.</summary>
    private static string? Lost(Field old, Field @new, SchemaPair pair) =>
        old.Type.NamedType.Name == @new.Type.NamedType.Name ? null : TypeChange.FindLost(old.Type, pair.Old, @new.Type, pair.New);
}
