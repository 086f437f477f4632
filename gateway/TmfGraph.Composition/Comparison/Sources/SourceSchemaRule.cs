using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Source schemas that are gone or new, and those that moved to another address.</summary>
internal sealed class SourceSchemaRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new)
    {
        var sources = SchemaPair.Pair(old.Sources, @new.Sources, s => s.Name);
        foreach (var source in sources.Removed)
        {
            yield return new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.SourceSchemaRemoved, source.Name, $"The source schema '{source.Name}' was removed.");
        }

        foreach (var source in sources.Added)
        {
            yield return new SchemaChange(ChangeSeverity.Safe, ChangeCodes.SourceSchemaAdded, source.Name, $"The source schema '{source.Name}' was added.");
        }

        foreach (var (before, after) in sources.Common.Where(s => s.Old.Settings.Url != s.New.Settings.Url))
        {
            yield return new SchemaChange(
                ChangeSeverity.Safe,
                ChangeCodes.SourceAddressChanged,
                before.Name,
                $"The source schema '{before.Name}' was at {before.Settings.Url ?? "no address"} and is at {after.Settings.Url ?? "no address"}.");
        }
    }
}
