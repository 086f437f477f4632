using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>The value types and enums that the attributes of an API's resources lead to, each in the order of its name.</summary>
internal sealed record ApiTypes(IReadOnlyList<StructuredType> Values, IReadOnlyList<EnumModel> Enums)
{
    public static ApiTypes Of(ApiModel api)
    {
        var values = new Dictionary<string, StructuredType>(StringComparer.Ordinal);
        var enums = new Dictionary<string, EnumModel>(StringComparer.Ordinal);
        var own = api.Resources.ToHashSet<StructuredType>();
        var waiting = new Queue<StructuredType>(own);
        while (waiting.TryDequeue(out var type))
        {
            foreach (var attribute in type.Attributes)
            {
                if (attribute.Enum is { } members)
                {
                    enums.TryAdd(members.Name, members);
                }
                else if (attribute.Type is { } next && !own.Contains(next) && values.TryAdd(next.Name, next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return new ApiTypes(
            [.. values.Values.OrderBy(v => v.Name, StringComparer.Ordinal)], [.. enums.Values.OrderBy(e => e.Name, StringComparer.Ordinal)]);
    }
}
