using System.Text;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>A query of very many fields, such as generated clients send: every page of every resource, two objects deep, until the number is reached.</summary>
internal static class WideDocument
{
    private const int Depth = 4;

    public static string Create(GraphSchema schema, int fields)
    {
        var text = new StringBuilder("query Everything {\n");
        var left = fields;
        foreach (var field in schema.QueryType.Fields)
        {
            if (left > 0 && field.GetArgument("first") is not null)
            {
                Select(text, field, "(first: 10)", 1, ref left);
            }
        }

        return text.Append("}\n").ToString();
    }

    private static bool Select(StringBuilder text, Field field, string arguments, int level, ref int left)
    {
        if (left == 0 || field.Arguments.Any(static a => a.IsRequired))
        {
            return false;
        }

        if (field.Type.IsLeaf)
        {
            left--;
            text.Append(' ', level * 2).Append(field.Name).Append('\n');
            return true;
        }

        if (level > Depth || left < 2 || field.Type.NamedType is not ComplexType type)
        {
            return false;
        }

        var start = text.Length;
        left--;
        text.Append(' ', level * 2).Append(field.Name).Append(arguments).Append(" {\n");
        var selected = false;
        foreach (var child in type.Fields)
        {
            selected |= child.Arguments.Count == 0 && Select(text, child, "", level + 1, ref left);
        }

        if (!selected)
        {
            text.Length = start;
            left++;
            return false;
        }

        text.Append(' ', level * 2).Append("}\n");
        return true;
    }
}
