using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>@interfaceObject</c>: a source schema adds fields to an interface of others without knowing the types that implement it. Translated,
/// it is that interface and each of these types with its fields; the gateway calls them all by the interface's name when it asks.
/// </summary>
internal static class InterfaceObjects
{
    /// <param name="type">The definition of the type, or an extension.</param>
    /// <param name="implementers">The types that it stands for.</param>
    /// <param name="isFirst">Whether it is the first of them, which says that the types implement the interface.</param>
    public static IEnumerable<TypeDefinitionNode> Spread(ObjectTypeDefinitionNode type, IReadOnlyList<string> implementers, bool isFirst)
    {
        var marks = new[] { DirectiveNames.External, DirectiveNames.Shareable, DirectiveNames.Override, DirectiveNames.OverrideLabel };
        yield return new InterfaceTypeDefinitionNode(
            type.Name,
            type.Interfaces,
            [.. type.Fields.Select(f => f with
            {
                Arguments = [.. f.Arguments.Where(a => a.Name != ApolloNames.RequiresArgument && a.Directives.All(d => d.Name != DirectiveNames.FromContext))],
                Directives = [.. f.Directives.Where(d => !marks.Contains(d.Name))],
            })])
        {
            Description = type.Description,
            IsExtension = type.IsExtension,
            Directives = [.. type.Directives.Where(d => d.Name != DirectiveNames.Shareable)],
        };
        foreach (var implementer in implementers)
        {
            yield return new ObjectTypeDefinitionNode(implementer, isFirst ? [.. type.Interfaces, new NamedTypeNode(type.Name)] : type.Interfaces, type.Fields)
            {
                IsExtension = type.IsExtension,
                Directives = [.. type.Directives.Where(d => d.Name is DirectiveNames.Key or DirectiveNames.Shareable)],
            };
        }
    }
}
