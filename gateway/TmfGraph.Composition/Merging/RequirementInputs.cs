using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>
/// Takes those input objects out of the public schema that exist only for arguments clients never give: requirements, and arguments of
/// internal or inaccessible fields.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec--require"/>
internal static class RequirementInputs
{
    public static void Remove(List<TypeDefinitionNode> types, SchemaSet schemas)
    {
        var hidden = new HashSet<string>();
        foreach (var source in schemas.Sources)
        {
            foreach (var field in source.Fields)
            {
                foreach (var argument in field.Arguments)
                {
                    if (argument.Has(DirectiveNames.Require) || field.IsInternal() || schemas.IsHidden(field.Directives)
                        || schemas.IsHidden(argument.Directives))
                    {
                        AddInputs(argument.Type.NamedType, hidden);
                    }
                }
            }
        }

        if (hidden.Count == 0)
        {
            return;
        }

        var inputs = types.OfType<InputObjectTypeDefinitionNode>().ToDictionary(t => t.Name);
        var visible = new HashSet<string>();
        var open = new Stack<string>(types.OfType<ComplexTypeDefinitionNode>()
            .SelectMany(t => t.Fields).SelectMany(f => f.Arguments).Select(a => a.Type.NamedType)
            .Concat(inputs.Keys.Where(i => !hidden.Contains(i)))); // those that stay need the ones they have fields of
        while (open.TryPop(out var name))
        {
            if (inputs.TryGetValue(name, out var input) && visible.Add(name))
            {
                foreach (var field in input.Fields)
                {
                    open.Push(field.Type.NamedType);
                }
            }
        }

        types.RemoveAll(t => t is InputObjectTypeDefinitionNode && hidden.Contains(t.Name) && !visible.Contains(t.Name));
    }

    private static void AddInputs(NamedType type, HashSet<string> names)
    {
        if (type is InputObjectType input && names.Add(input.Name))
        {
            foreach (var field in input.Fields)
            {
                AddInputs(field.Type.NamedType, names);
            }
        }
    }
}
