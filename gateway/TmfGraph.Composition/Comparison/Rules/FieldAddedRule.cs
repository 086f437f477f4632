namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new field of an output type: nobody asks for it yet.</summary>
internal sealed class FieldAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Complex
        .SelectMany(t => SchemaPair.Pair(t.Old.Fields, t.New.Fields, f => f.Name).Added)
        .Select(f => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.FieldAdded, f.Coordinate, $"The field '{f.Coordinate}' was added."));
}
