namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>Arguments of a directive that are gone or new, as with those of fields.</summary>
internal sealed class DirectiveArgumentRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Directives.Common)
        {
            var arguments = SchemaPair.Pair(old.Arguments, @new.Arguments, a => a.Name);
            var breaking = DirectiveUse.Weight(old);
            foreach (var coordinate in arguments.Removed.Select(a => $"@{old.Name}({a.Name}:)"))
            {
                yield return new SchemaChange(breaking, ChangeCodes.DirectiveArgRemoved, coordinate, $"The argument '{coordinate}' was removed.");
            }

            foreach (var argument in arguments.Added)
            {
                var coordinate = $"@{old.Name}({argument.Name}:)";
                yield return argument.IsRequired
                    ? new SchemaChange(breaking, ChangeCodes.RequiredDirectiveArgAdded, coordinate, $"The argument '{coordinate}' was added and must be given.")
                    : new SchemaChange(ChangeSeverity.Safe, ChangeCodes.OptionalDirectiveArgAdded, coordinate, $"The argument '{coordinate}' was added; it may be left out.");
            }
        }
    }
}
