using System.Runtime.CompilerServices;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>The attributes of a type and of everything that can stand inside of it.</summary>
internal static class ReachableAttributes
{
    private static readonly ConditionalWeakTable<StructuredType, IReadOnlyList<AttributeModel>> Known = [];

    public static IReadOnlyList<AttributeModel> Of(StructuredType type) => Known.GetValue(type, Find);

    private static List<AttributeModel> Find(StructuredType type)
    {
        var seen = new HashSet<StructuredType> { type };
        var open = new Queue<StructuredType>([type]);
        var found = new List<AttributeModel>();
        while (open.TryDequeue(out var next))
        {
            found.AddRange(next.Attributes);
            foreach (var inner in next.Attributes.Select(a => a.Type).OfType<StructuredType>().Where(seen.Add))
            {
                open.Enqueue(inner);
            }
        }

        return found;
    }
}
