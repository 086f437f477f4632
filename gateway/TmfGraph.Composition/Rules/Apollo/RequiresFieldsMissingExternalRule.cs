using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Only fields that others serve need to be required.</summary>
internal sealed class RequiresFieldsMissingExternalRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        var keys = FieldUses.Of(schema).Keys;
        foreach (var type in schema.Types.Where(_ => !schema.IsFirstVersion))
        {
            foreach (var field in type.Fields)
            {
                foreach (var own in FieldUses.RequiresOf(field) is { } required ? OwnLeaves(required, type.Name, false, schema, keys) : [])
                {
                    diagnostics.Add(Diagnostics.RequiresFieldsMissingExternal(schema.Name, $"{type.Name}.{field.Name}", own));
                }
            }
        }
    }

    /// <summary>Leaves that are neither external nor below something external; keys are known everywhere and may be required.</summary>
    private static IEnumerable<string> OwnLeaves(
        SelectionSetNode selection, string typeName, bool isBelowExternal, ApolloDocument schema, IReadOnlySet<string> keys)
    {
        foreach (var node in selection.Selections)
        {
            if (node is InlineFragmentNode fragment)
            {
                foreach (var own in OwnLeaves(fragment.SelectionSet, fragment.TypeCondition?.Name ?? typeName, isBelowExternal, schema, keys))
                {
                    yield return own;
                }
            }
            else if (node is FieldNode field && schema.GetType(typeName) is { IsInterface: false } type && type.GetField(field.Name) is { } definition)
            {
                var isExternal = isBelowExternal
                    || definition.Directives.Any(d => d.Name == DirectiveNames.External)
                    || keys.Contains($"{typeName}.{field.Name}");
                if (field.SelectionSet is not null)
                {
                    foreach (var own in OwnLeaves(field.SelectionSet, definition.Type.NamedType, isExternal, schema, keys))
                    {
                        yield return own;
                    }
                }
                else if (!isExternal)
                {
                    yield return $"{typeName}.{field.Name}";
                }
            }
        }
    }
}
