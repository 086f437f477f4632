using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>A name that stands for another kind of type: selections and values that fit the old kind do not fit the new one.</summary>
internal sealed class TypeChangedKindRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Types.Common
        .Where(t => t.Old.GetType() != t.New.GetType())
        .Select(t => new SchemaChange(
            ChangeSeverity.Breaking, ChangeCodes.TypeChangedKind, t.Old.Name, $"'{t.Old.Name}' was {KindOf(t.Old)} and is {KindOf(t.New)}."));

    private static string KindOf(NamedType type) => type switch
    {
        ObjectType => "an object type",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        InputObjectType => "an input object type",
        _ => "a scalar",
    };
}
