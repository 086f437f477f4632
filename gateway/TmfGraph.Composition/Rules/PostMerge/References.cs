using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Where public members name types.</summary>
internal static class References
{
    /// <summary>References of fields, arguments and input fields, with the coordinate of the member.</summary>
    public static IEnumerable<(string Coordinate, string TypeName)> Of(MergedSchema schema) => Outputs(schema).Concat(Inputs(schema));

    public static IEnumerable<(string Coordinate, string TypeName)> Outputs(MergedSchema schema) =>
        from type in schema.Types.OfType<ComplexTypeDefinitionNode>()
        from field in type.Fields
        select ($"{type.Name}.{field.Name}", field.Type.NamedType);

    private static IEnumerable<(string Coordinate, string TypeName)> Inputs(MergedSchema schema) =>
        schema.Types.SelectMany(type => type switch
        {
            ComplexTypeDefinitionNode complex =>
                complex.Fields.SelectMany(f => f.Arguments, (f, a) => ($"{type.Name}.{f.Name}({a.Name}:)", a.Type.NamedType)),
            InputObjectTypeDefinitionNode input => input.Fields.Select(f => ($"{type.Name}.{f.Name}", f.Type.NamedType)),
            _ => [],
        });
}
