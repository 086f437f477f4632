namespace TmfGraph.Composition.Comparison;

/// <summary>Finds one kind of change between two schemas.</summary>
internal interface ISchemaChangeRule
{
    IEnumerable<SchemaChange> Find(SchemaPair pair);
}
