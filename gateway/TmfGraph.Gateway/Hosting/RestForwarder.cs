using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using Yarp.ReverseProxy.Forwarder;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Hands REST requests on to the source that owns their base path, and its answers back, both streamed. The address goes on as it came, and never
/// leads out of the base path. When the source cannot be reached, the answer is the TMF error body; when it breaks off in the middle of its answer, so does
/// the gateway, as the status has been sent. Either may rest for <see cref="GatewayOptions.SourceTimeout"/>, and takes the time it needs while bytes flow.
/// </summary>
internal sealed class RestForwarder(IHttpForwarder forwarder, HttpMessageInvoker http, Func<IReadOnlyList<SourceSchemaInfo>> sources, GatewayOptions options)
{
    private readonly ForwarderRequestConfig _config = new()
    {
        ActivityTimeout = options.SourceTimeout,
        Version = options.UseHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly ConcurrentDictionary<string, FailureLog> _logs = new(StringComparer.Ordinal); // as many as there ever were sources
    private volatile Known? _known;

    /// <summary>Whether a source owns the path.</summary>
    public bool Owns(PathString path) => path.Value is { Length: > 1 } text && Prefixes().Find(text) is not null;

    public async Task HandleAsync(HttpContext context)
    {
        if (RestAddress.TargetOf(context) is not { } target || RestAddress.PathOf(target) is not { } path)
        {
            await TmfError.WriteAsync(context, 400, "invalidPath", "The path of a resource has no dot segments.").ConfigureAwait(false);
            return;
        }

        var source = Prefixes().Find(path);
        if (source is null || RestAddress.On(source.Settings.Url, target) is not { } address)
        {
            await TmfError.WriteAsync(context, 404, "notFound", "No API is served at this address.").ConfigureAwait(false);
            return;
        }

        var failure = await forwarder
            .SendAsync(context, address.GetLeftPart(UriPartial.Authority), http, _config, new RestTransformer(address), context.RequestAborted)
            .ConfigureAwait(false);
        if (failure is not ForwarderError.None && !context.RequestAborted.IsCancellationRequested)
        {
            await TellAsync(context, source, failure).ConfigureAwait(false);
        }
    }

    /// <summary>What failed: in the log, and in the body that clients of TMF know, where nothing has been sent to them yet.</summary>
    private async Task TellAsync(HttpContext context, SourceSchemaInfo source, ForwarderError failure)
    {
        var cause = context.GetForwarderErrorFeature()?.Exception;
        if (FailureOf(source.Name, failure, context.Response.StatusCode, cause) is { } fault)
        {
            _logs.GetOrAdd(source.Name, name => new FailureLog(name, options)).Add(fault);
        }

        if (context.Response.HasStarted)
        {
            return; // the forwarder has ended the connection
        }

        var (status, code, reason) = (failure, context.Response.StatusCode) switch
        {
            (ForwarderError.RequestBodyClient, var refused) => (refused, "invalidBody", Refusal(cause) ?? "The body of the request broke off."),
            (_, StatusCodes.Status504GatewayTimeout) => (504, "timeout", "The service behind this API did not answer in time."),
            (ForwarderError.Request or ForwarderError.RequestBodyDestination, _) => (503, "unavailable", "The service behind this API cannot be reached."),
            _ => (502, "brokenAnswer", "The service behind this API broke off its answer."),
        };
        context.Response.Clear();
        await TmfError.WriteAsync(context, status, code, reason).ConfigureAwait(false);
    }

    /// <summary>What a source did wrong; null when it was the client.</summary>
    private static SourceSchemaException? FailureOf(string source, ForwarderError failure, int status, Exception? cause) => (failure, status) switch
    {
        (ForwarderError.RequestBodyClient or ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.ResponseBodyClient, _) => null,
        (_, StatusCodes.Status504GatewayTimeout) =>
            new(SubgraphErrorCodes.Timeout, $"The source schema '{source}' did not answer a REST request in time."),
        (ForwarderError.Request or ForwarderError.RequestBodyDestination, _) =>
            new(SubgraphErrorCodes.Unavailable, $"The source schema '{source}' cannot be reached for a REST request.", cause),
        _ => new(SubgraphErrorCodes.Unavailable, $"The source schema '{source}' broke off its answer to a REST request.", cause),
    };

    /// <summary>Why the host refuses the body of a client; null when it did not.</summary>
    private static string? Refusal(Exception? cause) =>
        (cause as AggregateException)?.InnerExceptions.OfType<BadHttpRequestException>().FirstOrDefault()?.Message;

    private RestPrefixes Prefixes()
    {
        var current = sources();
        if (_known is { } known && ReferenceEquals(known.Sources, current))
        {
            return known.Prefixes;
        }

        return (_known = new Known(current, new RestPrefixes(current))).Prefixes;
    }

    /// <summary>The base paths of the sources there were at some time.</summary>
    private sealed record Known(IReadOnlyList<SourceSchemaInfo> Sources, RestPrefixes Prefixes);
}
