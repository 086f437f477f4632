using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Resources.Writes.Patches;

namespace TmfGraph.Resources.Rest;

/// <summary>Runs a handler and turns every failure into a TMF error body.</summary>
internal static class RestRequest
{
    public static async Task RunAsync(HttpContext context, RestCollection collection, Func<HttpContext, RestCollection, Task<IResult>> handler, ILogger logger)
    {
        try
        {
            if (!HttpMethods.IsDelete(context.Request.Method) && !AcceptHeader.AllowsJson(context.Request.Headers.Accept))
            {
                throw new TmfErrorException(TmfErrors.NotAcceptable());
            }

            var result = await handler(context, collection);
            await result.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // nobody is there to answer
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await new TmfErrorResult(ErrorOf(exception, context, collection, logger)).ExecuteAsync(context);
        }
    }

    private static TmfError ErrorOf(Exception exception, HttpContext context, RestCollection collection, ILogger logger)
    {
        switch (exception)
        {
            case TmfErrorException failure:
                return failure.Error;
            case InvalidPatternException pattern:
                return TmfErrors.InvalidFilter(pattern.Message);
            case ResourceNotFoundException:
                return collection.NotFound(RestCollection.IdOf(context)).Error;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return TmfErrors.BodyTooLarge(collection.Options.MaxBodyBytes);
            case BadHttpRequestException bad:
                return TmfErrors.BadRequest(bad.StatusCode, "The HTTP request cannot be read.");
            case var other when Refusal(other) is { } refusal:
                return refusal;
            default:
                RestLog.Failed(logger, context.Request.Method, context.Request.Path, exception);
                return TmfErrors.InternalError();
        }
    }

    /// <summary>How a write is refused; null when the exception is a fault.</summary>
    public static TmfError? Refusal(Exception exception) => exception switch
    {
        ResourceValidationException illegal and (LifecycleViolationException or ResourceConflictException) => TmfErrors.Conflict(Words(illegal)),
        ResourceValidationException invalid => TmfErrors.ValidationFailed(Words(invalid)),
        ResourceNotFoundException missing => TmfErrors.ResourceNotFound(missing.Type.Path, missing.Id),
        PatchConflictException conflict => TmfErrors.PatchConflict(conflict.Message),
        VersionMismatchException => TmfErrors.VersionMismatch(),
        _ => null,
    };

    private static string Words(ResourceValidationException exception) =>
        string.Join(" ", exception.Problems.Select(p => p.Message)); // each names its attribute
}
