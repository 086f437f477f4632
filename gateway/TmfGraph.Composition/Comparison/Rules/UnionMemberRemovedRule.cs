namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A type that is no member of a union any more: fragments on it are refused there.</summary>
internal sealed class UnionMemberRemovedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Unions
        .SelectMany(u => SchemaPair.Pair(u.Old.Members, u.New.Members, m => m.Name).Removed.Select(m => (Union: u.Old.Name, Member: m.Name)))
        .Select(m => new SchemaChange(ChangeSeverity.Breaking, ChangeCodes.TypeRemovedFromUnion, m.Union, $"'{m.Member}' was removed from the union '{m.Union}'."));
}
