namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A scalar that is specified elsewhere (<c>@specifiedBy</c>): its values may be written in another way.</summary>
internal sealed class SpecifiedByRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Scalars
        .Where(s => s.Old.SpecifiedBy != s.New.SpecifiedBy)
        .Select(s => new SchemaChange(
            s.Old.SpecifiedBy is null ? ChangeSeverity.Safe : ChangeSeverity.Dangerous,
            ChangeCodes.SpecifiedByChanged,
            s.Old.Name,
            $"The scalar '{s.Old.Name}' was specified by {s.Old.SpecifiedBy ?? "nothing"} and is by {s.New.SpecifiedBy ?? "nothing"}."));
}
