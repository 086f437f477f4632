namespace TmfGraph.Resources.Rest;

/// <summary>Values of <c>code</c> in REST error bodies. Clients rely on them, so they never change.</summary>
public static class TmfErrorCodes
{
    /// <summary>400: <c>offset</c>, <c>limit</c>, <c>fields</c> or <c>sort</c> cannot be read.</summary>
    public const string InvalidParameter = "invalidParameter";

    /// <summary>400: a filter or <c>sort</c> names an attribute the resource does not have.</summary>
    public const string UnknownAttribute = "unknownAttribute";

    /// <summary>400: a filter's operator or value does not fit its attribute.</summary>
    public const string InvalidFilter = "invalidFilter";

    /// <summary>400: the body is not JSON.</summary>
    public const string MalformedJson = "malformedJson";

    /// <summary>400: the body is JSON of the wrong kind.</summary>
    public const string InvalidBody = "invalidBody";

    /// <summary>400: attributes of the body do not hold.</summary>
    public const string ValidationFailed = "validationFailed";

    /// <summary>400: the HTTP request itself cannot be read.</summary>
    public const string BadRequest = "badRequest";

    public const string NotAuthenticated = "notAuthenticated";

    public const string NotAuthorized = "notAuthorized";

    public const string ResourceNotFound = "resourceNotFound";

    /// <summary>404: nothing lives at the address.</summary>
    public const string AddressNotFound = "addressNotFound";

    public const string MethodNotAllowed = "methodNotAllowed";

    /// <summary>406: the client takes no JSON.</summary>
    public const string NotAcceptable = "notAcceptable";

    /// <summary>409: the resource is there already, or its state forbids the change.</summary>
    public const string Conflict = "conflict";

    /// <summary>409: an operation of a JSON Patch names a place that is not there, or a <c>test</c> does not hold.</summary>
    public const string PatchConflict = "patchConflict";

    /// <summary>412: the resource is not in the version of <c>If-Match</c>.</summary>
    public const string VersionMismatch = "versionMismatch";

    public const string BodyTooLarge = "bodyTooLarge";

    public const string UnsupportedMediaType = "unsupportedMediaType";

    /// <summary>416: <c>offset</c> is past the last match.</summary>
    public const string OffsetOutOfRange = "offsetOutOfRange";

    public const string InternalError = "internalError";

    /// <summary>501: part of TMF630 that this server does not offer.</summary>
    public const string NotSupported = "notSupported";
}
