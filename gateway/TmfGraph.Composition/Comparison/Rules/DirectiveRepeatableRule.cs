namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A directive that may stand in one place once only, or as often as one likes.</summary>
internal sealed class DirectiveRepeatableRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Directives.Common
        .Where(d => d.Old.IsRepeatable != d.New.IsRepeatable)
        .Select(d => d.New.IsRepeatable
            ? new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DirectiveRepeatableAdded, $"@{d.Old.Name}", $"The directive '@{d.Old.Name}' may be repeated.")
            : new SchemaChange(
                DirectiveUse.Weight(d.Old),
                ChangeCodes.DirectiveRepeatableRemoved,
                $"@{d.Old.Name}",
                $"The directive '@{d.Old.Name}' may not be repeated any more."));
}
