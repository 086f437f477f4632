namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A field of an input object with another default, as with <see cref="ArgumentDefaultChangedRule"/>.</summary>
internal sealed class InputFieldDefaultChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) =>
        pair.InputFields.Select(f => DefaultChange.Find(f, ChangeCodes.InputFieldDefaultValueAdded, ChangeCodes.InputFieldDefaultValueChanged)).OfType<SchemaChange>();
}
