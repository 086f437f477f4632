using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>Lists, as arrays or as <see cref="List{T}"/>.</summary>
internal sealed class ListReader<TList, T>(ValueReader<T> items) : ValueReader<TList>
    where TList : class
{
    private static readonly bool IsArray = typeof(TList).IsAssignableFrom(typeof(T[]));

    public override TList? Read(ResolvedValue value, OperationRequest request)
    {
        if (value.IsNull)
        {
            return null;
        }

        var list = new List<T>(value.IsJson && value.Json.ValueKind is JsonValueKind.Array ? value.Json.GetArrayLength() : 4);
        foreach (var item in new ListItems(value))
        {
            list.Add(items.Read(item, request)!); // null where the item type has no other default
        }

        return IsArray ? (TList)(object)list.ToArray() : (TList)(object)list;
    }
}
