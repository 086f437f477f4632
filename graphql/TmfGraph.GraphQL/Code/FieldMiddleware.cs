using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code;

/// <summary>
/// What a directive does around the resolver of the fields it stands on. It may call <paramref name="next"/> once, before or after work of its own, read
/// results with <see cref="FieldBatch.GetResult"/> and set others, or not call it and set them all itself.
/// </summary>
/// <param name="directive">The arguments of the directive where it stands.</param>
/// <param name="batch">The field with all parents of its level.</param>
/// <param name="next">The field's own resolver, or the middleware of the directive that follows.</param>
public delegate ValueTask FieldMiddleware(FieldArguments directive, FieldBatch batch, Func<ValueTask> next, CancellationToken cancellationToken);
