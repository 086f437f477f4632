namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>An argument that is gone: whoever gives it is refused.</summary>
internal sealed class ArgumentRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Fields
        .SelectMany(f => SchemaPair.Pair(f.Old.Arguments, f.New.Arguments, a => a.Name).Removed.Select(a => $"{f.Old.Coordinate}({a.Name}:)"))
        .Select(c => new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.ArgRemoved, c, $"The argument '{c}' was removed."));
}
