using System.Diagnostics;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Filters;

/// <summary>Compiles an <c>order</c> argument: the place in the list is the rank, then the place in the object.</summary>
internal static class OrderCompiler
{
    /// <exception cref="GraphQLException">There are more ranks than allowed.</exception>
    public static IReadOnlyList<OrderBy> Compile(JsonElement? order, StructuredType type, GraphOptions options)
    {
        if (order is not { } ranks)
        {
            return [];
        }

        var result = new List<OrderBy>();
        foreach (var rank in ranks.EnumerateArray())
        {
            Add(rank, type, [], result);
        }

        return result.Count <= options.MaxOrderRanks
            ? result
            : throw new GraphQLException(GraphErrors.OrderTooLong(options.MaxOrderRanks));
    }

    private static void Add(JsonElement rank, StructuredType type, IReadOnlyList<AttributeModel> prefix, List<OrderBy> result)
    {
        foreach (var member in rank.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            var attribute = type.GetByName(member.Name) ?? throw new UnreachableException();
            IReadOnlyList<AttributeModel> path = [.. prefix, attribute];
            if (attribute.Type is { } inner)
            {
                Add(member.Value, inner, path, result);
            }
            else
            {
                result.Add(new OrderBy(new AttributePath(path), member.Value.ValueEquals("DESC"u8)));
            }
        }
    }
}
