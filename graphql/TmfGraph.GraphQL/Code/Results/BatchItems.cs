using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Results;

/// <summary>Takes what batch code gives apart: one result for each parent.</summary>
internal abstract class BatchItems
{
    /// <summary>The type of single results.</summary>
    public abstract Type ItemType { get; }

    /// <summary>How results of a type are taken apart; null when they cannot.</summary>
    /// <param name="parent">The type of parents.</param>
    public static BatchItems? Of(Type result, Type parent)
    {
        if (ClrShape.ArgumentsOf(result, typeof(ILookup<,>)) is [var group, var item] && group == parent)
        {
            return New(typeof(LookupItems<,>), group, item);
        }

        if (ClrShape.ArgumentsOf(result, typeof(IReadOnlyDictionary<,>)) is [var key, var value] && key == parent)
        {
            return New(typeof(DictionaryItems<,>), key, value);
        }

        return ClrShape.ItemOf(result) is { } listed ? New(typeof(ListedItems<>), listed) : null;
    }

    /// <exception cref="InvalidOperationException">There are not as many results as parents.</exception>
    public abstract object?[] Take(object result, Array parents, Field field);

    private static BatchItems New(Type generic, params Type[] arguments) => (BatchItems)Activator.CreateInstance(generic.MakeGenericType(arguments))!;

    private sealed class ListedItems<T> : BatchItems
    {
        public override Type ItemType => typeof(T);

        public override object?[] Take(object result, Array parents, Field field)
        {
            var items = new object?[parents.Length];
            var count = 0;
            foreach (var item in (IEnumerable<T>)result)
            {
                if (count < items.Length)
                {
                    items[count] = item;
                }

                count++;
            }

            return count == items.Length
                ? items
                : throw new InvalidOperationException($"The code for '{field.Coordinate}' gave {count} results for {items.Length} parents.");
        }
    }

    private sealed class DictionaryItems<TKey, T> : BatchItems
        where TKey : notnull
    {
        public override Type ItemType => typeof(T);

        public override object?[] Take(object result, Array parents, Field field)
        {
            var found = (IReadOnlyDictionary<TKey, T>)result;
            return [.. ((TKey?[])parents).Select(key => key is not null && found.TryGetValue(key, out var item) ? (object?)item : null)];
        }
    }

    private sealed class LookupItems<TKey, T> : BatchItems
        where TKey : notnull
    {
        public override Type ItemType => typeof(IEnumerable<T>);

        public override object?[] Take(object result, Array parents, Field field)
        {
            var found = (ILookup<TKey, T>)result;
            return [.. ((TKey?[])parents).Select(key => key is null ? null : found[key])];
        }
    }
}
