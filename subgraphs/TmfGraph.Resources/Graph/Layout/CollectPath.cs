using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// The ids of a <see cref="CollectWalk"/>: a path of attributes with brackets where it enters a list, <c>a.b[c.id]</c>. This is the part of
/// FieldSelectionMap that yields ids.
/// </summary>
internal static class CollectPath
{
    private static readonly char[] Marks = ['.', '[', ']', ' '];

    /// <summary>The type of the argument that takes the ids: one list for each pair of brackets. Ids may be missing, so they may be null.</summary>
    public static string ArgumentType(string path)
    {
        var lists = path.Count(c => c is '[');
        return new string('[', lists) + "ID" + new string(']', lists);
    }

    /// <summary>The attributes along the path, or null when it leaves the document of <paramref name="parent"/>.</summary>
    public static IReadOnlyList<AttributeModel>? TryResolve(string path, StructuredType parent)
    {
        var attributes = new List<AttributeModel>();
        StructuredType? type = parent;
        foreach (var name in path.Split(Marks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (type?.GetByName(name) is not { } attribute)
            {
                return null;
            }

            attributes.Add(attribute);
            type = attribute.Type;
        }

        return attributes;
    }

    /// <summary>Adds the ids that stand at the path below <paramref name="value"/>, lists looked through.</summary>
    public static void Collect(JsonElement value, ReadOnlySpan<AttributeModel> path, ICollection<string> ids)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, path, ids);
                }

                break;
            case JsonValueKind.Object when path.Length > 0 && value.TryGetProperty(path[0].JsonName, out var member):
                Collect(member, path[1..], ids);
                break;
            case JsonValueKind.String when path.IsEmpty:
                ids.Add(value.GetString()!); // a string element has a text
                break;
        }
    }
}
