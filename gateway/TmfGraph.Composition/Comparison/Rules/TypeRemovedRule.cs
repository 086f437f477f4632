namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A type that is gone cannot be named in fragments, variables and codes any more.</summary>
internal sealed class TypeRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Types.Removed
        .Select(t => new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.TypeRemoved, t.Name, $"The type '{t.Name}' was removed."));
}
