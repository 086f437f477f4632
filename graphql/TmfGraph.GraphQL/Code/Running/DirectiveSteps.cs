using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>A field's resolver with the middleware of its directives around it.</summary>
internal static class DirectiveSteps
{
    /// <param name="steps">The middleware of each directive with its arguments, the outermost first.</param>
    public static FieldResolver Around(Field field, IReadOnlyList<(FieldMiddleware Middleware, FieldArguments Arguments)> steps)
    {
        var run = Innermost(field);
        foreach (var (middleware, arguments) in steps.Reverse())
        {
            var next = run;
            run = (batch, cancellationToken) => middleware(arguments, batch, () => next(batch, cancellationToken), cancellationToken);
        }

        return FieldResolver.Batch(run);
    }

    private static Func<FieldBatch, CancellationToken, ValueTask> Innermost(Field field) => field.Resolver switch
    {
        BatchResolver batch => batch.Resolve,
        PureResolver pure => (batch, _) => Each(batch, pure.Resolve),
        _ => (batch, _) => Each(batch, (parent, _) => FieldValues.Read(parent, field)),
    };

    private static ValueTask Each(FieldBatch batch, Func<ResolvedValue, FieldArguments, ResolvedValue> resolve)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            try
            {
                batch.SetResult(i, resolve(batch.GetParent(i), batch.GetArguments(i)));
            }
            catch (Exception exception)
            {
                batch.SetError(i, exception);
            }
        }

        return ValueTask.CompletedTask;
    }
}
