using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>
/// Finds the directive definitions of the public schema: those that a source schema asks to keep, and those that the merged members still
/// carry. Directives for operations are not among them, since what clients write of them reaches no source schema.
/// </summary>
internal static class DirectiveDefinitionMerger
{
    public static IReadOnlyList<DirectiveDefinitionNode> Merge(SchemaSet schemas, List<TypeDefinitionNode> types)
    {
        var merged = new List<DirectiveDefinitionNode>();
        var composed = schemas.Sources
            .SelectMany(s => s.Schema.DirectiveTypes.Values)
            .Where(d => schemas.ComposedDirectives.Contains(d.Name) && !d.IsBuiltIn && !KnownDefinitions.FederationDirectives.ContainsKey(d.Name))
            .GroupBy(d => d.Name)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in composed)
        {
            var locations = group.SelectMany(d => d.Locations).Where(l => !DirectiveLocations.IsExecutable(l)).Distinct().ToList();
            if (locations.Count > 0)
            {
                merged.Add(Merge([.. group], locations, schemas));
            }
        }

        AddCarried(merged, types);
        return merged;
    }

    /// <summary>
    /// What all definitions of one directive allow together, since members carry what each source schema has written by its own: newer versions of a
    /// directive have arguments that older ones lack.
    /// </summary>
    private static DirectiveDefinitionNode Merge(IReadOnlyList<DirectiveType> definitions, IReadOnlyList<string> locations, SchemaSet schemas)
    {
        var arguments = new List<InputValueDefinitionNode>();
        foreach (var name in definitions.SelectMany(d => d.Arguments).Select(a => a.Name).Distinct())
        {
            var parts = definitions.Select(d => d.Arguments.FirstOrDefault(a => a.Name == name)).OfType<InputValue>().ToList();
            if (TypeUnifier.LeastRestrictive([.. parts.Select(p => p.Type)], schemas) is { } common)
            {
                var defaultValue = parts.Select(p => p.DefaultValue).FirstOrDefault(d => d is not null);
                var type = parts.Count < definitions.Count && common is NonNullTypeNode { Inner: var nullable } ? nullable : common;
                arguments.Add(new InputValueDefinitionNode(name, type, defaultValue) { Description = parts[0].Description });
            }
        }

        return new DirectiveDefinitionNode(definitions[0].Name, arguments, definitions.Any(d => d.IsRepeatable), locations)
        {
            Description = definitions.Select(d => d.Description).FirstOrDefault(d => !string.IsNullOrEmpty(d)),
        };
    }

    private static void AddCarried(List<DirectiveDefinitionNode> merged, List<TypeDefinitionNode> types)
    {
        var carried = types.SelectMany(DirectivesOf).Select(d => d.Name).ToHashSet();
        foreach (var known in KnownDefinitions.Common)
        {
            switch (known)
            {
                case DirectiveDefinitionNode directive when carried.Contains(directive.Name) && !merged.Exists(d => d.Name == directive.Name):
                    merged.Add(directive);
                    break;
                // the one type that a known directive brings along
                case EnumTypeDefinitionNode scope when !types.Exists(t => t.Name == scope.Name):
                    if (carried.Contains(DirectiveNames.CacheControl))
                    {
                        types.Add(scope);
                    }

                    break;
                case EnumTypeDefinitionNode scope when !carried.Contains(DirectiveNames.CacheControl):
                    types.RemoveAll(t => t.Name == scope.Name);
                    break;
            }
        }
    }

    private static IEnumerable<DirectiveNode> DirectivesOf(TypeDefinitionNode type) => type.Directives.Concat(type switch
    {
        ComplexTypeDefinitionNode complex => complex.Fields.SelectMany(f => f.Directives.Concat(f.Arguments.SelectMany(a => a.Directives))),
        InputObjectTypeDefinitionNode input => input.Fields.SelectMany(f => f.Directives),
        EnumTypeDefinitionNode values => values.Values.SelectMany(v => v.Directives),
        _ => [],
    });
}
