using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// Writes the selection of one value (<c>currency { code }</c>, <c>... on User { locale } ... on Firm { language }</c>) as the map that takes it
/// (<c>currency.code</c>, <c>&lt;User&gt;.locale | &lt;Firm&gt;.language</c>).
/// </summary>
internal static class ContextMap
{
    /// <summary>The map; null when the selection is not of one value, which the rules report.</summary>
    /// <param name="typeName">A type that sets the context.</param>
    public static string? Write(SelectionSetNode selection, string typeName, ApolloDocument document)
    {
        if (selection.Selections is [FieldNode field])
        {
            return Path(field, typeName, document);
        }

        var alternatives = new List<string>();
        foreach (var node in selection.Selections)
        {
            if (node is not InlineFragmentNode { TypeCondition.Name: { } condition, SelectionSet.Selections: [FieldNode inner] }
                || Path(inner, condition, document) is not { } path)
            {
                return null;
            }

            alternatives.Add($"<{condition}>.{path}");
        }

        return alternatives.Count == 0 ? null : string.Join(" | ", alternatives);
    }

    private static string? Path(FieldNode node, string typeName, ApolloDocument document)
    {
        if (document.GetType(typeName)?.GetField(node.Name) is not { } field)
        {
            return null;
        }

        var name = node.Arguments.Count == 0 ? node.Name : $"{node.Name}({string.Join(", ", node.Arguments.Select(a => $"{a.Name}: {a.Value}"))})";
        if (node.SelectionSet is null)
        {
            return name;
        }

        return node.SelectionSet.Selections is not [FieldNode inner] || Path(inner, field.Type.NamedType, document) is not { } below ? null
            : (field.Type is NonNullTypeNode nonNull ? nonNull.Inner : field.Type) is ListTypeNode ? $"{name}[{below}]"
            : $"{name}.{below}";
    }
}
