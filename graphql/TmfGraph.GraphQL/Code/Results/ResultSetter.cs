using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Results;

/// <summary>Turns what code gave into results of the batch.</summary>
/// <param name="convert">Converts what is no error and not null.</param>
/// <param name="loader">Completes what it gave; null for nothing.</param>
internal sealed class ResultSetter(Func<object, ResolvedValue> convert, ResultLoader? loader)
{
    /// <summary>Whether <see cref="LoadAsync"/> has to follow.</summary>
    public bool Loads => loader is not null;

    public void Set(FieldBatch batch, int index, object? result)
    {
        if (result is IFieldResult { Error: var error, Value: var value })
        {
            if (error is not null)
            {
                batch.SetError(index, error);
                return;
            }

            result = value;
        }

        if (result is null)
        {
            return;
        }

        try
        {
            batch.SetResult(index, convert(result));
        }
        catch (Exception exception)
        {
            batch.SetError(index, exception); // a list may be lazy
        }
    }

    /// <summary>Completes all results of the batch at once.</summary>
    public async ValueTask LoadAsync(FieldBatch batch, CancellationToken cancellationToken)
    {
        var keys = new List<object>();
        for (var i = 0; i < batch.Count; i++)
        {
            Collect(batch.GetResult(i), keys);
        }

        if (keys.Count == 0)
        {
            return;
        }

        var loaded = await loader!(batch, keys, cancellationToken).ConfigureAwait(false); // only called when there is one
        if (loaded.Count != keys.Count)
        {
            throw new InvalidOperationException($"{keys.Count} results of '{batch.Field.Coordinate}' were to be loaded, and {loaded.Count} came.");
        }

        var next = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, Replace(batch.GetResult(i), loaded, ref next));
        }
    }

    private static void Collect(ResolvedValue value, List<object> keys)
    {
        if (value.Object is IReadOnlyList<ResolvedValue> items)
        {
            foreach (var item in items)
            {
                Collect(item, keys);
            }
        }
        else if (value.Object is { } key and not GraphQLError)
        {
            keys.Add(key);
        }
    }

    private static ResolvedValue Replace(ResolvedValue value, IReadOnlyList<ResolvedValue> loaded, ref int next)
    {
        if (value.Object is not IReadOnlyList<ResolvedValue> items)
        {
            return value.Object is null or GraphQLError ? value : loaded[next++];
        }

        var replaced = new ResolvedValue[items.Count];
        for (var i = 0; i < replaced.Length; i++)
        {
            replaced[i] = Replace(items[i], loaded, ref next);
        }

        return ResolvedValue.FromList(replaced);
    }
}
