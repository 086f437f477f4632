namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A field of an input object that takes another type. To ask for less (null as well) is safe; all else is not.</summary>
internal sealed class InputFieldTypeChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.InputFields
        .Where(f => !TypeChange.AreEqual(f.Old.Type, f.New.Type))
        .Select(f => TypeChange.IsSafeForInput(f.Old.Type, f.New.Type)
            ? new SchemaChange(ChangeSeverity.Safe, ChangeCodes.FieldChangedKindSafe, f.Coordinate, Message(f))
            : new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.FieldChangedKind, f.Coordinate, Message(f)));

    private static string Message(InputPair field) => $"The field '{field.Coordinate}' took '{field.Old.Type}' and takes '{field.New.Type}'.";
}
