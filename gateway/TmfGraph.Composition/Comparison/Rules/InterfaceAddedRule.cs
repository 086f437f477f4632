using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A further implementation of an interface that was there, by a known type or a new one: clients may be sent a type that they do not know there.</summary>
internal sealed class InterfaceAddedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair)
    {
        var known = pair.Complex.SelectMany(t => SchemaPair.Pair(t.Old.Interfaces, t.New.Interfaces, i => i.Name).Added.Select(i => (Type: t.Old.Name, Interface: i.Name)));
        var added = pair.Types.Added.OfType<ComplexType>().SelectMany(t => t.Interfaces.Select(i => (Type: t.Name, Interface: i.Name)));
        return known.Concat(added)
            .Where(i => pair.Old.GetType(i.Interface) is InterfaceType)
            .Select(i => new SchemaChange(
                ChangeSeverity.Dangerous, ChangeCodes.ImplementedInterfaceAdded, i.Type, $"'{i.Type}' implements '{i.Interface}'; clients may not expect it there."));
    }
}
