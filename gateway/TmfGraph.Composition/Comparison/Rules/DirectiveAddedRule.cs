namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new directive: nobody writes it yet.</summary>
internal sealed class DirectiveAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Directives.Added
        .Select(d => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DirectiveAdded, $"@{d.Name}", $"The directive '@{d.Name}' was added."));
}
