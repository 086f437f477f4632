namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>Other words.</summary>
internal sealed class DescriptionRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => Members(pair)
        .Where(m => (m.Old ?? "") != (m.New ?? ""))
        .Select(m => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.DescriptionChanged, m.Coordinate, $"'{m.Coordinate}' is described in other words."));

    private static IEnumerable<(string Coordinate, string? Old, string? New)> Members(SchemaPair pair) => pair.Types.Common
        .Select(t => (t.Old.Name, t.Old.Description, t.New.Description))
        .Concat(pair.Fields.Select(f => (f.Old.Coordinate, f.Old.Description, f.New.Description)))
        .Concat(pair.Arguments.Concat(pair.InputFields).Concat(pair.DirectiveArguments).Select(i => (i.Coordinate, i.Old.Description, i.New.Description)))
        .Concat(pair.Directives.Common.Select(d => ($"@{d.Old.Name}", d.Old.Description, d.New.Description)))
        .Concat(pair.Enums.SelectMany(e => SchemaPair.Pair(e.Old.Values, e.New.Values, v => v.Name).Common
            .Select(v => ($"{e.Old.Name}.{v.Old.Name}", v.Old.Description, v.New.Description))));
}
