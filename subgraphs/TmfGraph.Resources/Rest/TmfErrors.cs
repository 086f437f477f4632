using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest;

/// <summary>The words of every REST failure.</summary>
internal static class TmfErrors
{
    public static TmfError InvalidParameter(string message) => new(400, TmfErrorCodes.InvalidParameter, "Invalid query parameter", message);

    public static TmfError UnknownAttribute(string path, string segment, StructuredType type) => new(
        400, TmfErrorCodes.UnknownAttribute, "Unknown attribute",
        $"'{path}' names no attribute: {type.Name} has no '{segment}'. It has {Shorten(type.Attributes.Select(a => a.JsonName))}.");

    public static TmfError InvalidFilter(string message) => new(400, TmfErrorCodes.InvalidFilter, "Invalid filter", message);

    public static TmfError MalformedJson(string message) => new(400, TmfErrorCodes.MalformedJson, "Malformed JSON", message);

    public static TmfError InvalidBody(string message) => new(400, TmfErrorCodes.InvalidBody, "Invalid body", message);

    public static TmfError ValidationFailed(string message) => new(400, TmfErrorCodes.ValidationFailed, "Validation failed", message);

    public static TmfError BadRequest(int status, string message) => new(status, TmfErrorCodes.BadRequest, "Bad request", message);

    public static TmfError NotAuthenticated(bool tokenRejected) => new(
        401, TmfErrorCodes.NotAuthenticated, "Not authenticated",
        tokenRejected ? "The token is not valid here: expired, not yet valid, or made by someone else." : "Send a bearer token in the Authorization header.")
    {
        Headers = [new("WWW-Authenticate", tokenRejected ? "Bearer error=\"invalid_token\"" : "Bearer")],
    };

    public static TmfError NotAuthorized(string scope) => new(
        403, TmfErrorCodes.NotAuthorized, "Not authorized", $"The token lacks the scope '{scope}'.")
    {
        Headers = [new("WWW-Authenticate", $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"")],
    };

    public static TmfError ResourceNotFound(string collection, string id) => new(
        404, TmfErrorCodes.ResourceNotFound, "Resource not found", $"There is no {collection} with the id '{id}'.");

    public static TmfError AddressNotFound(string path) => new(
        404, TmfErrorCodes.AddressNotFound, "Address not found", $"Nothing lives at '{path}'.");

    public static TmfError MethodNotAllowed(string method, string allow) => new(
        405, TmfErrorCodes.MethodNotAllowed, "Method not allowed", $"{method} is not possible here; allowed: {(allow.Length == 0 ? "nothing" : allow)}.")
    {
        Headers = [new("Allow", allow)],
    };

    public static TmfError NotAcceptable() => new(
        406, TmfErrorCodes.NotAcceptable, "Not acceptable", "Answers are application/json, which the Accept header leaves out.");

    public static TmfError Conflict(string message) => new(409, TmfErrorCodes.Conflict, "Conflict", message);

    public static TmfError PatchConflict(string message) => new(409, TmfErrorCodes.PatchConflict, "Patch does not apply", message);

    public static TmfError VersionMismatch() => new(
        412, TmfErrorCodes.VersionMismatch, "Version mismatch", "The resource has changed since the version in If-Match; read it again and repeat the change.");

    public static TmfError BodyTooLarge(long limit) => new(
        413, TmfErrorCodes.BodyTooLarge, "Body too large", $"The body is larger than {limit} bytes.");

    public static TmfError UnsupportedMediaType(string? mediaType, string supported, string header) => new(
        415, TmfErrorCodes.UnsupportedMediaType, "Unsupported media type", $"'{mediaType}' cannot be read here; send {supported}.")
    {
        Headers = [new(header, supported)],
    };

    public static TmfError OffsetOutOfRange(int offset, long total) => new(
        416, TmfErrorCodes.OffsetOutOfRange, "Offset out of range", $"The offset {offset} is past the last of {total} matches.")
    {
        Headers = [new("Content-Range", $"items */{total}"), new("X-Total-Count", total.ToString()), new("X-Result-Count", "0")],
    };

    public static TmfError InternalError() => new(
        500, TmfErrorCodes.InternalError, "Internal error", "Something went wrong on the server; its log has the details.");

    public static TmfError NotSupported(string message) => new(501, TmfErrorCodes.NotSupported, "Not supported", message);

    private static string Shorten(IEnumerable<string> names)
    {
        const int Most = 40;
        var all = names.ToList();
        return string.Join(", ", all.Take(Most)) + (all.Count > Most ? ", …" : "");
    }
}
