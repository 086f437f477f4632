using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>What a field needs from other source schemas (<c>@require</c>) or of objects above (<c>@fromContext</c>): another need is another fetch before it.</summary>
internal sealed class RequirementRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new) => MemberChanges.Find(
        old,
        @new,
        Requirements,
        need => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.RequirementChanged, need.Coordinate, $"'{need.Coordinate}' does not need '{need.Text}' any more."),
        need => new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.RequirementChanged, need.Coordinate, $"'{need.Coordinate}' needs '{need.Text}' now."));

    private static IEnumerable<SourceMember> Requirements(CompositeSchema schema, SourceSchemaInfo source) =>
        from type in schema.Types.Values
        from field in type.Fields.Values
        from served in field.Sources
        where ReferenceEquals(served.Source, source)
        from need in served.Requirements.Select(r => (r.Key, Text: r.Value.ToString())).Concat(served.Contexts.Select(c => (c.Key, Text: c.Value.ToString())))
        select new SourceMember($"{source.Name}:{type.Name}.{field.Name}({need.Key}:)", need.Text);
}
