namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A directive that is gone: documents with it are refused. One for schemas only is seen by nobody but tools.</summary>
internal sealed class DirectiveRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Directives.Removed
        .Select(d => new SchemaChange(
            DirectiveUse.Weight(d),
            ChangeCodes.DirectiveRemoved,
            $"@{d.Name}",
            $"The directive '@{d.Name}' was removed."));
}
