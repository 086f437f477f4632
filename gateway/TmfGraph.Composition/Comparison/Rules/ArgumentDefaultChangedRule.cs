namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>An argument with another default: whoever leaves it out gets something else, or is refused when there is none any more and null is not taken.</summary>
internal sealed class ArgumentDefaultChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) =>
        pair.Arguments.Concat(pair.DirectiveArguments).Select(a => DefaultChange.Find(a, ChangeCodes.ArgDefaultValueAdded, ChangeCodes.ArgDefaultValueChange)).OfType<SchemaChange>();
}
