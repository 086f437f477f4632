namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A new argument: whoever leaves it out is refused when it must be given.</summary>
internal sealed class ArgumentAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Fields)
        {
            foreach (var argument in SchemaPair.Pair(old.Arguments, @new.Arguments, a => a.Name).Added)
            {
                var coordinate = $"{old.Coordinate}({argument.Name}:)";
                yield return argument.IsRequired
                    ? new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.RequiredArgAdded, coordinate, $"The argument '{coordinate}' was added and must be given.")
                    : new SchemaChange(ChangeSeverity.Safe, ChangeCodes.OptionalArgAdded, coordinate, $"The argument '{coordinate}' was added; it may be left out.");
            }
        }
    }
}
