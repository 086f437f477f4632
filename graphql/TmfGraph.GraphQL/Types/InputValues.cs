namespace TmfGraph.GraphQL.Types;

/// <summary>Searches in lists of arguments. They are short, so looking through them is cheaper than a table.</summary>
internal static class InputValues
{
    /// <summary>The argument of that name, or null.</summary>
    public static InputValue? Find(this IReadOnlyList<InputValue> values, string name)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Name == name)
            {
                return values[i];
            }
        }

        return null;
    }
}
