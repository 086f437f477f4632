using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Defaults that clients see use enum values they see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Enum-Type-Default-Value-Inaccessible"/>
internal sealed class EnumTypeDefaultValueInaccessibleRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (coordinate, value) in Defaults(schema))
        {
            foreach (var (enumName, valueName) in value.DefaultValue is null ? [] : HiddenValues(value.DefaultValue, value.Type.NamedType, schema))
            {
                diagnostics.Add(Diagnostics.EnumTypeDefaultValueInaccessible(coordinate, enumName, valueName));
            }
        }
    }

    private static IEnumerable<(string Coordinate, InputValueDefinitionNode Value)> Defaults(MergedSchema schema) =>
        schema.Types.SelectMany(type => type switch
        {
            ComplexTypeDefinitionNode complex => complex.Fields.SelectMany(f => f.Arguments, (f, a) => ($"{type.Name}.{f.Name}({a.Name}:)", a)),
            InputObjectTypeDefinitionNode input => input.Fields.Select(f => ($"{type.Name}.{f.Name}", f)),
            _ => [],
        });

    private static IEnumerable<(string EnumName, string ValueName)> HiddenValues(ValueNode value, string typeName, MergedSchema schema)
    {
        switch (value)
        {
            case ListValueNode list:
                return list.Items.SelectMany(i => HiddenValues(i, typeName, schema));
            case ObjectValueNode fields when schema.GetType(typeName) is InputObjectTypeDefinitionNode input:
                return fields.Fields.SelectMany(f => input.Fields.FirstOrDefault(i => i.Name == f.Name) is { } field
                    ? HiddenValues(f.Value, field.Type.NamedType, schema)
                    : []);
            case EnumValueNode name when schema.GetType(typeName) is EnumTypeDefinitionNode choice && choice.Values.All(v => v.Name != name.Name):
                return [(typeName, name.Name)];
            default:
                return [];
        }
    }
}
