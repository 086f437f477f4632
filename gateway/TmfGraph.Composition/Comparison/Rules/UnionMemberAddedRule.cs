namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A further member of a union: clients may be sent a type that they do not know.</summary>
internal sealed class UnionMemberAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Unions
        .SelectMany(u => SchemaPair.Pair(u.Old.Members, u.New.Members, m => m.Name).Added.Select(m => (Union: u.Old.Name, Member: m.Name)))
        .Select(m => new SchemaChange(
            ChangeSeverity.Dangerous, ChangeCodes.TypeAddedToUnion, m.Union, $"'{m.Member}' was added to the union '{m.Union}'; clients may not expect it."));
}
