using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>What transports themselves refuse.</summary>
internal static class TransportErrors
{
    public static OperationResult BodyTooLarge(long limit) =>
        RequestErrors.Result(RequestFailure.TooLarge, $"The request is larger than {limit} bytes.", ErrorCodes.RequestTooLarge);

    public static OperationResult TooManyValues(int limit) =>
        RequestErrors.Result(RequestFailure.TooLarge, $"The JSON of the request has more than {limit} values.", ErrorCodes.RequestTooLarge);

    /// <summary>HTTP that cannot be read, or that breaks a limit of the server.</summary>
    public static OperationResult InvalidHttp(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => RequestErrors.Result(RequestFailure.TooLarge, "The request is too large.", ErrorCodes.RequestTooLarge),
        StatusCodes.Status408RequestTimeout => InvalidRequest("Its body took too long to come."),
        _ => InvalidRequest("Its body cannot be read."),
    };

    public static OperationResult EmptyBody() =>
        RequestErrors.Result(RequestFailure.BadRequest, "The request has no body.", ErrorCodes.NoRequest);

    public static OperationResult InvalidJson() =>
        RequestErrors.Result(RequestFailure.BadRequest, "The request is not valid JSON.", ErrorCodes.InvalidJson);

    public static OperationResult InvalidRequest(string? reason = null) => RequestErrors.Result(
        RequestFailure.BadRequest, reason is null ? "Invalid GraphQL Request." : $"Invalid GraphQL Request. {reason}", ErrorCodes.InvalidRequest);

    public static OperationResult InvalidText() =>
        InvalidRequest("A string is not valid UTF-8, or holds half of a surrogate pair.");

    public static OperationResult InvalidToken() => RequestErrors.Result(
        RequestFailure.NotAuthenticated, "The token is not valid here: expired, not yet valid, or made by someone else.", ErrorCodes.NotAuthenticated);

    public static OperationResult TokenExpired() =>
        RequestErrors.Result(RequestFailure.NotAuthenticated, "The token has expired.", ErrorCodes.NotAuthenticated);

    public static OperationResult NoDocument() =>
        RequestErrors.Result(RequestFailure.BadRequest, "The request has neither `query` nor `id`.", ErrorCodes.NoDocument);

    public static OperationResult UnknownHash() =>
        RequestErrors.Result(RequestFailure.DocumentNotFound, "PersistedQueryNotFound", ErrorCodes.HashNotFound);

    public static OperationResult OnlyStoredDocuments() => RequestErrors.Result(
        RequestFailure.BadRequest, "Only stored operations may run here: send the id of one.", ErrorCodes.OnlyStoredDocuments);

    public static OperationResult EmptyBatch() =>
        RequestErrors.Result(RequestFailure.BadRequest, "The GraphQL batch request has no elements.", ErrorCodes.InvalidRequest);

    public static OperationResult BatchTooLarge(int limit) => RequestErrors.Result(
        RequestFailure.BadRequest, $"The batch size exceeds the maximum allowed batch size of {limit}.", ErrorCodes.InvalidRequest);

    public static OperationResult BatchDocumentsTooLarge(int limit) => RequestErrors.Result(
        RequestFailure.TooLarge, $"The documents of the batch have more than {limit} bytes together.", ErrorCodes.RequestTooLarge);

    public static OperationResult NotAcceptable() => RequestErrors.Result(
        RequestFailure.BadRequest, "None of the media types in the Accept header can be served.", ErrorCodes.NotAcceptable);

    public static OperationResult InvalidAccept() =>
        RequestErrors.Result(RequestFailure.BadRequest, "The Accept header cannot be read.", ErrorCodes.InvalidAccept);

    public static OperationResult UnsupportedMediaType() =>
        RequestErrors.Result(
            RequestFailure.BadRequest, "A request body has to be of the type application/json, in UTF-8 and not compressed, or multipart/form-data.", ErrorCodes.InvalidRequest);

    public static OperationResult MethodNotAllowed() =>
        RequestErrors.Result(RequestFailure.MethodNotAllowed, "This method is not allowed here.");

    public static OperationResult NoSocket() => RequestErrors.Result(RequestFailure.BadRequest, "This address takes WebSockets alone.");

    public static OperationResult Unexpected() => RequestErrors.Result(RequestFailure.Unexpected, "Unexpected Execution Error");
}
