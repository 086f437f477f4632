using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Fields that a merged interface demands and a merged type that implements it does not show.</summary>
internal static class InterfaceContracts
{
    /// <param name="hidden">True for fields that exist and are hidden, false for fields that no source schema has.</param>
    public static IEnumerable<(string TypeName, string InterfaceName, string FieldName)> Broken(MergedSchema schema, bool hidden) =>
        from type in schema.Types.OfType<ComplexTypeDefinitionNode>()
        from name in type.Interfaces
        from field in (schema.GetType(name.Name) as InterfaceTypeDefinitionNode)?.Fields ?? []
        where type.Fields.All(f => f.Name != field.Name) && IsHidden(schema, type.Name, field.Name) == hidden
        select (type.Name, name.Name, field.Name);

    private static bool IsHidden(MergedSchema schema, string typeName, string fieldName) =>
        schema.Sources.GetType(typeName)?.Fields.Any(f => f.Name == fieldName) ?? false;
}
