using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>The kinds of operations that there are, and the names of their root types.</summary>
internal sealed class RootTypeChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => Enum.GetValues<OperationKind>()
        .Select(k => (Kind: k, Old: pair.Old.GetRootType(k), New: pair.New.GetRootType(k)))
        .Where(r => r.Old?.Name != r.New?.Name)
        .Select(r => new SchemaChange(
            r.Old is null ? ChangeSeverity.Safe : ChangeSeverity.Breaking,
            ChangeCodes.RootTypeChanged,
            (r.New ?? r.Old)!.Name, // one of them is there, as they differ
            (r.Old, r.New) switch
            {
                (null, _) => $"There are operations of the kind {r.Kind} now.",
                (_, null) => $"There are no operations of the kind {r.Kind} any more.",
                _ => $"Operations of the kind {r.Kind} began at '{r.Old.Name}' and begin at '{r.New.Name}'.",
            }));
}
