using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>Places where a directive may stand.</summary>
internal sealed class DirectiveLocationRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        foreach (var (old, @new) in pair.Directives.Common)
        {
            foreach (var location in old.Locations.Except(@new.Locations))
            {
                yield return new SchemaChange(
                    DirectiveLocations.IsExecutable(location) ? ChangeSeverity.Breaking : ChangeSeverity.Dangerous,
                    ChangeCodes.DirectiveLocationRemoved,
                    $"@{old.Name}",
                    $"The directive '@{old.Name}' may not stand on {location} any more.");
            }

            foreach (var location in @new.Locations.Except(old.Locations))
            {
                yield return new SchemaChange(
                    ChangeSeverity.Safe, ChangeCodes.DirectiveLocationAdded, $"@{old.Name}", $"The directive '@{old.Name}' may stand on {location}.");
            }
        }
    }
}
