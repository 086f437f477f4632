using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>What one call of code can be given beside parents and arguments.</summary>
internal sealed class CodeCall(Field field, OperationRequest request, FieldBatch? batch, CancellationToken cancellationToken)
{
    public Field Field { get; } = field;

    public OperationRequest Request { get; } = request;

    /// <summary>Null for subscriptions.</summary>
    public FieldBatch? Batch { get; } = batch;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public T Service<T>() => OptionalService<T>()
        ?? throw new InvalidOperationException($"The request has no service of the type '{typeof(T)}', which the code for '{Field.Coordinate}' asks for.");

    public T? OptionalService<T>() => (T?)Request.Services.GetService(typeof(T));

    public T? Provided<T>(Func<OperationRequest, object?> find) => (T?)find(Request);
}
