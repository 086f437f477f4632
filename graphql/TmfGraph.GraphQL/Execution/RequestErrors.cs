using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution;

/// <summary>Results of requests that fail as a whole, for executors and transports.</summary>
public static class RequestErrors
{
    /// <summary>A result without data.</summary>
    public static OperationResult Result(RequestFailure failure, params IReadOnlyList<GraphQLError> errors) =>
        new ErrorResult(errors) { Failure = failure };

    /// <inheritdoc cref="Result(RequestFailure, IReadOnlyList{GraphQLError})"/>
    public static OperationResult Result(RequestFailure failure, string message, string? code = null) =>
        Result(failure, [new GraphQLError(message) { Code = code }]);

    internal static OperationResult NoDocument() =>
        Result(RequestFailure.BadRequest, "The request has neither a document nor the id of one.", ErrorCodes.NoDocument);

    /// <summary>There is no document under the id of a request.</summary>
    public static OperationResult UnknownDocument(string id) =>
        Result(RequestFailure.DocumentNotFound, $"No document is stored under the id `{ShortText.Of(id)}`.", ErrorCodes.DocumentNotFound);

    internal static OperationResult DocumentTooLarge(int limit) =>
        Result(RequestFailure.TooLarge, $"The document is larger than {limit} bytes.", ErrorCodes.RequestTooLarge);

    internal static OperationResult Overloaded() =>
        Result(RequestFailure.Overloaded, "The server has more operations waiting than it can take. Try again later.");

    internal static OperationResult Timeout(TimeSpan limit) =>
        Result(RequestFailure.Unexpected, $"The operation took longer than {limit.TotalSeconds:0.###} seconds.", ErrorCodes.Timeout);

    /// <summary>What is wrong with an operation of this kind; null when it may run.</summary>
    internal static OperationResult? NotAllowed(AllowedOperations allowed, OperationKind kind) => (allowed, kind) switch
    {
        (AllowedOperations.QueriesOnly, not OperationKind.Query) =>
            Result(RequestFailure.MethodNotAllowed, $"Only queries may run this way, and this is a {kind.Keyword()}."),
        (AllowedOperations.NoMutations, OperationKind.Mutation) => Result(RequestFailure.MethodNotAllowed, "A mutation may not run this way."),
        _ => null,
    };

    internal static GraphQLException UnknownOperation(string? name) => new(name is null
        ? "The document has several operations: name the one to run."
        : $"The document has no operation named `{ShortText.Of(name)}`.");
}
