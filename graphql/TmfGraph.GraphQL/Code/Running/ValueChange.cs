using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>A directive that changes values one by one, as middleware.</summary>
/// <param name="change">The code: value, arguments of the directive, call.</param>
/// <param name="convert">Converts what it gives.</param>
internal sealed class ValueChange(Func<ResolvedValue, FieldArguments, CodeCall, ValueTask<object?>> change, Func<object, ResolvedValue> convert)
{
    public async ValueTask RunAsync(FieldArguments directive, FieldBatch batch, Func<ValueTask> next, CancellationToken cancellationToken)
    {
        await next().ConfigureAwait(false);
        var call = new CodeCall(batch.Field, batch.Request, batch, cancellationToken);
        for (var i = 0; i < batch.Count; i++)
        {
            var value = batch.GetResult(i);
            if (value.IsNull)
            {
                continue;
            }

            try
            {
                batch.SetResult(i, await ChangeAsync(value, directive, call).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                batch.SetError(i, exception);
            }
        }
    }

    private async ValueTask<ResolvedValue> ChangeAsync(ResolvedValue value, FieldArguments directive, CodeCall call)
    {
        if (!ListItems.IsList(value))
        {
            return await change(value, directive, call).ConfigureAwait(false) is { } changed ? convert(changed) : ResolvedValue.Null;
        }

        var items = new List<ResolvedValue>();
        foreach (var item in new ListItems(value))
        {
            items.Add(item.IsNull ? item : await ChangeAsync(item, directive, call).ConfigureAwait(false));
        }

        return ResolvedValue.FromList(items);
    }
}
