using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Gives roots their usual names. The gateway goes back to those of the source where it names a type, see <see cref="Composite.ApolloEntities.RootNames"/>.</summary>
internal static class RootRenaming
{
    /// <param name="definition">Any definition.</param>
    /// <param name="roots">Names of roots as written → as usual.</param>
    public static DefinitionNode Apply(DefinitionNode definition, IReadOnlyDictionary<string, string> roots)
    {
        if (roots.Count == 0)
        {
            return definition;
        }

        return definition switch
        {
            ObjectTypeDefinitionNode type => type with { Name = roots.GetValueOrDefault(type.Name, type.Name), Fields = [.. type.Fields.Select(Renamed)] },
            InterfaceTypeDefinitionNode type => type with { Fields = [.. type.Fields.Select(Renamed)] },
            UnionTypeDefinitionNode type => type with { Members = [.. type.Members.Select(m => new NamedTypeNode(roots.GetValueOrDefault(m.Name, m.Name)))] },
            _ => definition,
        };

        FieldDefinitionNode Renamed(FieldDefinitionNode field) => field with { Type = RenamedType(field.Type) };

        TypeNode RenamedType(TypeNode type) => type switch
        {
            NonNullTypeNode nonNull => nonNull with { Inner = RenamedType(nonNull.Inner) },
            ListTypeNode list => list with { Item = RenamedType(list.Item) },
            NamedTypeNode named => named with { Name = roots.GetValueOrDefault(named.Name, named.Name) },
            _ => type,
        };
    }
}
