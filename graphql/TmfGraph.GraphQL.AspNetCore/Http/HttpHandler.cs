using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.AspNetCore.Explorer;
using TmfGraph.GraphQL.AspNetCore.Uploads;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>GraphQL by POST and GET.</summary>
/// <seealso href="https://graphql.github.io/graphql-over-http/draft/"/>
internal sealed class HttpHandler(Func<HttpContext, IRequestExecutor> findExecutor, GraphQLHttpOptions options, ILogger logger)
{
    /// <summary>Route values of the addresses of stored operations.</summary>
    public const string DocumentIdRouteValue = "documentId";

    /// <inheritdoc cref="DocumentIdRouteValue"/>
    public const string OperationNameRouteValue = "operationName";

    private const string PreflightHeader = "GraphQL-Preflight";

    private readonly RequestRunner _runner = new(options);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // nobody is there to be answered
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            // the server would answer by the status alone, and log as a fault of ours what the client did
            await new ResponseSender(context, options)
                .SendAsync(TransportErrors.InvalidHttp(exception.StatusCode), ResponseFormat.GraphQLJson, exception.StatusCode).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            GraphQLLog.RequestFailed(logger, exception);
            await new ResponseSender(context, options)
                .SendAsync(TransportErrors.Unexpected(), ResponseFormat.GraphQLJson).ConfigureAwait(false);
        }
    }

    // forms may be sent by pages of any site without a preflight request, unless a header asks for one
    private static bool IsForm(HttpRequest request) =>
        request.HasFormContentType && request.ContentType!.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase); // it has a form's type

    // what JSON over the wire is, by its own specification; a body that is packed would be read as broken JSON
    private static bool IsPlainUtf8(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString() is "" or "identity"
        && (!request.ContentType!.Contains("charset", StringComparison.OrdinalIgnoreCase) // it has been found to be JSON
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))));

    private Task DispatchAsync(HttpContext context)
    {
        var request = context.Request;
        var isGet = HttpMethods.IsGet(request.Method);
        if (options.Explorer is { } explorer && ExplorerRequest.Is(request))
        {
            return explorer(context);
        }

        var sender = new ResponseSender(context, options);
        if (!AcceptedFormats.TryRead(request, options.DefaultMediaType, out var formats))
        {
            return sender.SendAsync(TransportErrors.InvalidAccept(), ResponseFormat.GraphQLJson);
        }

        if (formats.Single is not { } format)
        {
            return sender.SendAsync(TransportErrors.NotAcceptable(), ResponseFormat.GraphQLJson, StatusCodes.Status406NotAcceptable);
        }

        if (request.Headers.Authorization.Count > 0 && context.Features.Get<RejectedToken>() is not null)
        {
            // whoever brings a token does not mean to ask as somebody unknown
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return sender.SendAsync(TransportErrors.InvalidToken(), ToJson(format));
        }

        Limit(context);
        var exchange = new HttpExchange(context, findExecutor(context), options, _runner, formats, sender);
        var isPost = HttpMethods.IsPost(request.Method);
        var id = context.GetRouteValue(DocumentIdRouteValue) as string;
        if (isPost && options.AllowUploads && id is null && IsForm(request))
        {
            return request.Headers.ContainsKey(PreflightHeader) ? exchange.PostFormAsync() : sender.SendAsync(UploadError.NoPreflight(), format);
        }

        if (isPost && !(request.HasJsonContentType() && IsPlainUtf8(request)))
        {
            return sender.SendAsync(TransportErrors.UnsupportedMediaType(), format, StatusCodes.Status415UnsupportedMediaType);
        }

        if (isPost || (isGet && options.AllowGet))
        {
            return id is not null ? exchange.RunStoredAsync(id, context.GetRouteValue(OperationNameRouteValue) as string)
                : isPost ? exchange.PostAsync()
                : exchange.GetAsync();
        }

        context.Response.Headers.Allow = options.AllowGet ? "GET, POST" : "POST";
        return sender.SendAsync(TransportErrors.MethodNotAllowed(), ToJson(format), StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>The server has a limit of its own for bodies, the same for all addresses: ours count here.</summary>
    private void Limit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = Math.Max(options.MaxRequestBytes, options.AllowUploads ? options.MaxFormBytes : 0);
        }
    }

    private static ResponseFormat ToJson(ResponseFormat format) =>
        format is ResponseFormat.Json ? ResponseFormat.Json : ResponseFormat.GraphQLJson;
}
