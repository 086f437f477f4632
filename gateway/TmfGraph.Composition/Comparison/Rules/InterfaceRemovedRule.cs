namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A type that does not implement an interface any more: fragments that lead from one to the other are refused.</summary>
internal sealed class InterfaceRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Complex
        .SelectMany(t => SchemaPair.Pair(t.Old.Interfaces, t.New.Interfaces, i => i.Name).Removed.Select(i => (Type: t.Old.Name, Interface: i.Name)))
        .Select(i => new SchemaChange(
            ChangeSeverity.Breaking, ChangeCodes.ImplementedInterfaceRemoved, i.Type, $"'{i.Type}' does not implement '{i.Interface}' any more."));
}
