namespace TmfGraph.GraphQL.Language;

/// <summary>Searches in lists of nodes. They are short, so looking through them is cheaper than a table.</summary>
internal static class ArgumentNodes
{
    /// <summary>The first argument of that name, or null.</summary>
    public static ArgumentNode? Find(this IReadOnlyList<ArgumentNode> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name == name)
            {
                return arguments[i];
            }
        }

        return null;
    }

    /// <summary>The first directive of that name, or null.</summary>
    public static DirectiveNode? Find(this IReadOnlyList<DirectiveNode> directives, string name)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            if (directives[i].Name == name)
            {
                return directives[i];
            }
        }

        return null;
    }
}
