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
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is ' ' or '-' or '_')
            {
                name.Append('_');
                continue;
            }

            if (char.IsUpper(letter) && i > 0 && (char.IsLower(value[i - 1]) || char.IsDigit(value[i - 1])))
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(letter));
        }

        return name.ToString();
    }
}
