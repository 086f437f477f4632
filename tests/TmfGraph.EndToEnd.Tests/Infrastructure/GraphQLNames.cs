using System.Text;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>The rules by which names of the documents become names of the graph.</summary>
internal static class GraphQLNames
{
    /// <summary><c>@type</c> → <c>atType</c>; all other names are the same in both worlds.</summary>
    public static string Field(string attribute) =>
        attribute.StartsWith('@') ? $"at{char.ToUpperInvariant(attribute[1])}{attribute[2..]}" : attribute;

    /// <summary><c>inProgress</c> → <c>IN_PROGRESS</c>, <c>Not Started</c> → <c>NOT_STARTED</c>.</summary>
    public static string EnumValue(string value)
    {
        var name = new StringBuilder();
        foreach (var letter in value)
        {
            if (letter is ' ' or '-')
            {
                name.Append('_');
                continue;
            }

            if (char.IsUpper(letter) && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(letter));
        }

        return name.ToString();
    }
}
