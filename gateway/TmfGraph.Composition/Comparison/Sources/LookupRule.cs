using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Fields by which entities are found: without one, plans have to reach the source schema in another way.</summary>
internal sealed class LookupRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new) => MemberChanges.Find(
        old,
        @new,
        Lookups,
        lookup => new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.LookupRemoved, lookup.Coordinate, $"'{lookup.Coordinate}' does not look up '{lookup.Text}' any more."),
        lookup => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.LookupAdded, lookup.Coordinate, $"'{lookup.Coordinate}' looks up '{lookup.Text}' now."));

    private static IEnumerable<SourceMember> Lookups(CompositeSchema schema, SourceSchemaInfo source) => schema.Types.Values
        .SelectMany(t => t.Lookups)
        .Where(l => ReferenceEquals(l.Source, source))
        .Select(l => new SourceMember(
            $"{source.Name}:{l.Field.Coordinate}",
            $"{l.ReturnType} by {string.Join(", ", l.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value.ToString()))}"));
}
