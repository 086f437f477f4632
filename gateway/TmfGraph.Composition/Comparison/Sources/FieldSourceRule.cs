using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Fields of the composite schema that another source schema serves than before.</summary>
internal sealed class FieldSourceRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new) => MemberChanges.Find(
        old,
        @new,
        (schema, source) => Served(schema, source, old, @new),
        field => new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.FieldSourceRemoved, field.Coordinate, $"'{field.Coordinate}' is not served any more; others serve the field."),
        field => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.FieldSourceAdded, field.Coordinate, $"'{field.Coordinate}' is served now."));

    // fields that are gone or new altogether are changes of the public schema
    private static IEnumerable<SourceMember> Served(CompositeSchema schema, SourceSchemaInfo source, CompositeSchema old, CompositeSchema @new) =>
        from type in schema.Types.Values
        from field in type.Fields.Values
        where HasField(old, type.Name, field.Name) && HasField(@new, type.Name, field.Name)
        where field.Sources.Any(s => ReferenceEquals(s.Source, source) && !s.IsExternal && !s.IsOverridden)
        select new SourceMember($"{source.Name}:{type.Name}.{field.Name}", "");

    private static bool HasField(CompositeSchema schema, string type, string field) =>
        schema.Types.TryGetValue(type, out var known) && known.Fields.ContainsKey(field);
}
