using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>Runs code for a field of the subscription type: each of its items is an event.</summary>
internal sealed class StreamCode<T>(
    Func<ResolvedValue, FieldArguments, CodeCall, ValueTask<object?>> code,
    Func<object, ResolvedValue> convert,
    Func<OperationRequest, Field, GraphQLError?>? refuse) : IStreamCode
{
    public FieldResolver ToResolver() => FieldResolver.Stream(async (context, cancellationToken) =>
    {
        if (refuse?.Invoke(context.Request, context.Field) is { } error)
        {
            throw new GraphQLException(error);
        }

        var call = new CodeCall(context.Field, context.Request, null, cancellationToken);
        var items = await code(ResolvedValue.Null, context.Arguments, call).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The code for '{context.Field.Coordinate}' gave no stream.");
        return ReadAsync((IAsyncEnumerable<T>)items, cancellationToken);
    });

    private async IAsyncEnumerable<SourceEvent> ReadAsync(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item switch
            {
                null => new SourceEvent(ResolvedValue.Null),
                SourceEvent sourceEvent => sourceEvent,
                _ => new SourceEvent(convert(item)),
            };
        }
    }
}

/// <summary>A <see cref="StreamCode{T}"/> whatever its items.</summary>
internal interface IStreamCode
{
    FieldResolver ToResolver();
}
