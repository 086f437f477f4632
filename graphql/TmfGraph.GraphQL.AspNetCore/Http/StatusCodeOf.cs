using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Uploads;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>The HTTP status of a single result.</summary>
internal static class StatusCodeOf
{
    public static int Result(OperationResult result, ResponseFormat format, HttpStatusProfile profile)
    {
        if (result.HasData)
        {
            return profile is HttpStatusProfile.Draft && format is ResponseFormat.GraphQLJson && result.Errors.Count > 0
                ? 294
                : StatusCodes.Status200OK;
        }

        return result.Failure switch
        {
            RequestFailure.BadRequest => profile is HttpStatusProfile.Draft && format is ResponseFormat.GraphQLJson && IsWellFormed(result)
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status400BadRequest,
            RequestFailure.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
            RequestFailure.NotAuthenticated => StatusCodes.Status401Unauthorized,
            RequestFailure.NotAuthorized => StatusCodes.Status403Forbidden,
            RequestFailure.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RequestFailure.Overloaded => StatusCodes.Status503ServiceUnavailable,
            RequestFailure.None or RequestFailure.Unexpected => StatusCodes.Status500InternalServerError,

            // what is left is GraphQL's own: the request as such was understood
            _ when format is ResponseFormat.Json => StatusCodes.Status200OK,
            RequestFailure.Syntax => StatusCodes.Status400BadRequest,
            _ => profile is HttpStatusProfile.Draft ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>Whether the request could be read as such: JSON of the wrong shape can, what is no JSON cannot.</summary>
    private static bool IsWellFormed(OperationResult result) => result.Errors[0].Code is not
        (ErrorCodes.InvalidJson or ErrorCodes.NoRequest or ErrorCodes.InvalidAccept or UploadError.NoPreflightCode or UploadError.NotAFormCode);
}
