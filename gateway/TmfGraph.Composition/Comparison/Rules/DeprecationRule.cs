namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>Fields, arguments, input fields and values that are deprecated now, or not any more: a notice, no change of what is served.</summary>
internal sealed class DeprecationRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => Members(pair)
        .Where(m => m.Old != m.New)
        .Select(m => (m.Old, m.New) switch
        {
            (null, _) => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DeprecationAdded, m.Coordinate, $"'{m.Coordinate}' is deprecated: {m.New}"),
            (_, null) => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DeprecationRemoved, m.Coordinate, $"'{m.Coordinate}' is not deprecated any more."),
            _ => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DeprecationReasonChanged, m.Coordinate, $"'{m.Coordinate}' is deprecated for another reason: {m.New}"),
        });

    private static IEnumerable<(string Coordinate, string? Old, string? New)> Members(SchemaPair pair) => pair.Fields
        .Select(f => (f.Old.Coordinate, f.Old.DeprecationReason, f.New.DeprecationReason))
        .Concat(pair.Arguments.Concat(pair.InputFields).Concat(pair.DirectiveArguments).Select(i => (i.Coordinate, i.Old.DeprecationReason, i.New.DeprecationReason)))
        .Concat(pair.Enums.SelectMany(e => SchemaPair.Pair(e.Old.Values, e.New.Values, v => v.Name).Common
            .Select(v => ($"{e.Old.Name}.{v.Old.Name}", v.Old.DeprecationReason, v.New.DeprecationReason))));
}
