namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new type alone touches nobody.</summary>
internal sealed class TypeAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Types.Added
        .Select(t => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.TypeAdded, t.Name, $"The type '{t.Name}' was added."));
}
