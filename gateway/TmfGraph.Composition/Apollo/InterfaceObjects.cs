using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>@interfaceObject</c>: a source schema adds fields to an interface of others without knowing the types that implement it. Translated,
/// it is that interface and each of these types with its fields; the gateway calls them all by the interface's name when it asks.
/// </summary>
internal static class InterfaceObjects
{
    public static IEnumerable<TypeDefinitionNode> Spread(ObjectTypeDefinitionNode type, IReadOnlyList<string> implementers)
    {
        var marks = new[] { DirectiveNames.External, DirectiveNames.Shareable, DirectiveNames.Override, DirectiveNames.OverrideLabel };
        yield return new InterfaceTypeDefinitionNode(
            type.Name,
            type.Interfaces,
            [.. type.Fields.Select(f => f with
            {
                Arguments = [.. f.Arguments.Where(a => a.Name != ApolloNames.RequiresArgument)],
                Directives = [.. f.Directives.Where(d => !marks.Contains(d.Name))],
            })])
        {
            Description = type.Description,
            IsExtension = type.IsExtension,
            Directives = [.. type.Directives.Where(d => d.Name != DirectiveNames.Shareable)],
        };
        foreach (var implementer in implementers)
        {
            yield return new ObjectTypeDefinitionNode(implementer, [.. type.Interfaces, new NamedTypeNode(type.Name)], type.Fields)
            {
                IsExtension = type.IsExtension,
                Directives = [.. type.Directives.Where(d => d.Name is DirectiveNames.Key or DirectiveNames.Shareable)],
            };
        }
    }
}
