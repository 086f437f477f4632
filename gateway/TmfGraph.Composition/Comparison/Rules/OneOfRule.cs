namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>An input object of which exactly one field has to be given (<c>@oneOf</c>), or not any more.</summary>
internal sealed class OneOfRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Inputs
        .Where(i => i.Old.IsOneOf != i.New.IsOneOf)
        .Select(i => i.New.IsOneOf
            ? new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.OneOfAdded, i.Old.Name, $"Of '{i.Old.Name}' exactly one field has to be given now.")
            : new SchemaChange(ChangeSeverity.Safe, ChangeCodes.OneOfRemoved, i.Old.Name, $"Of '{i.Old.Name}' any number of fields may be given now."));
}
