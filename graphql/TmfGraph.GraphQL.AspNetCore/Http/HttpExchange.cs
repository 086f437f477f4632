using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.AspNetCore.Uploads;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>One HTTP request from its body to its response.</summary>
internal sealed class HttpExchange(
    HttpContext context,
    IRequestExecutor executor,
    GraphQLHttpOptions options,
    RequestRunner runner,
    AcceptedFormats formats,
    ResponseSender sender)
{
    private readonly CancellationToken _aborted = context.RequestAborted;
    private UploadForm? _form;

    private CancellationToken Stopping =>
        context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;

    private ResponseFormat Single => formats.Single!.Value; // whoever accepts nothing was turned away before

    // a stream accepted by name lets subscriptions come by GET as well (EventSource knows no other method), but no mutation
    private AllowedOperations AllowedByGet => formats.NamesStream ? AllowedOperations.NoMutations : AllowedOperations.QueriesOnly;

    public async Task PostAsync()
    {
        var (body, failure) = await RequestBody
            .ReadAsync(context.Request.BodyReader, context.Request.ContentLength, options, _aborted).ConfigureAwait(false);
        if (body?.Json is null)
        {
            await sender.SendAsync(failure!, Single).ConfigureAwait(false); // no body means a failure
            return;
        }

        using (body)
        {
            await PostAsync(body.Json.RootElement, body.Bytes).ConfigureAwait(false);
        }
    }

    private async Task PostAsync(JsonElement root, ReadOnlyMemory<byte> source)
    {
        if (root.ValueKind is JsonValueKind.Array)
        {
            await PostBatchAsync(root, source).ConfigureAwait(false);
        }
        else if (RequestParser.TryRead(root, source, out var members) is { } invalid)
        {
            await sender.SendAsync(invalid, Single).ConfigureAwait(false);
        }
        else if (context.Request.Query.TryGetValue("batchOperations", out var names))
        {
            await RunNamedAsync(members, names.ToString()).ConfigureAwait(false);
        }
        else
        {
            await RunAsync(members, isGet: false).ConfigureAwait(false);
        }
    }

    public async Task GetAsync()
    {
        if (QueryStringRequest.TryRead(context.Request, options, out var members) is { } invalid)
        {
            await sender.SendAsync(invalid, Single).ConfigureAwait(false);
            return;
        }

        await RunAsync(members, isGet: true).ConfigureAwait(false);
    }

    /// <summary>Runs a stored operation whose id is in the address; the rest of the request is in the body or the query string.</summary>
    public async Task RunStoredAsync(string id, string? operationName)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            var failed = QueryStringRequest.TryRead(context.Request, options, out var read, id);
            await (failed is null ? RunAsync(Stored(read), isGet: true) : sender.SendAsync(failed, Single)).ConfigureAwait(false);
            return;
        }

        var (body, failure) = await RequestBody
            .ReadAsync(context.Request.BodyReader, context.Request.ContentLength, options, _aborted).ConfigureAwait(false);
        using (body)
        {
            var members = default(RequestMembers);
            failure ??= RequestParser.TryRead(body!.Json!.RootElement, body.Bytes, out members, id); // no failure means a body
            await (failure is null ? RunAsync(Stored(members), isGet: false) : sender.SendAsync(failure, Single)).ConfigureAwait(false);
        }

        RequestMembers Stored(RequestMembers members) =>
            members with { Document = default, DocumentId = id, OperationName = operationName ?? members.OperationName };
    }

    /// <summary>Runs requests with files.</summary>
    public async Task PostFormAsync()
    {
        var (form, failure) = await UploadForm.ReadAsync(context.Request, options, _aborted).ConfigureAwait(false);
        if (form is null)
        {
            await sender.SendAsync(failure!, Single).ConfigureAwait(false); // no form means a failure
            return;
        }

        _form = form;
        using var json = JsonDocument.Parse(form.Operations, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth }); // made of what has been read
        await PostAsync(json.RootElement, form.Operations).ConfigureAwait(false);
    }

    private async Task RunAsync(RequestMembers members, bool isGet)
    {
        var result = await ExecuteAsync(members, isGet, formats.Incremental).ConfigureAwait(false);
        await using (result.ConfigureAwait(false))
        {
            await SendAsync(result).ConfigureAwait(false);
        }
    }

    private Task SendAsync(ExecutionResult result) => result switch
    {
        OperationResult { Failure: RequestFailure.MethodNotAllowed } refused when formats.NamesStream => sender.SendAsync(refused, ResponseFormat.GraphQLJson),
        OperationResult single => sender.SendAsync(single, Single),
        BatchResult when formats.Batch is null => NotAcceptableAsync(),
        BatchResult batch when formats.Batch is ResponseFormat.Json => sender.SendArrayAsync(batch.Results.Select(r => new BatchItem(r, null))),
        BatchResult batch => sender.SendAllAsync(ToStream(batch), formats.Batch.Value),
        ResponseStream when formats.Stream is null => NotAcceptableAsync(),
        ResponseStream stream => sender.SendAllAsync(ToItems(stream), formats.Stream.Value, stream.StartCursor, stream.EndsByItself ? CancellationToken.None : Stopping),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Task NotAcceptableAsync() =>
        sender.SendAsync(TransportErrors.NotAcceptable(), ResponseFormat.GraphQLJson, StatusCodes.Status406NotAcceptable);

    private async Task PostBatchAsync(JsonElement array, ReadOnlyMemory<byte> source)
    {
        if (CheckBatch(array.GetArrayLength()) is { } refused)
        {
            await sender.SendAsync(refused, Single).ConfigureAwait(false);
            return;
        }

        var requests = new List<RequestMembers>(array.GetArrayLength());
        var documentBytes = 0L;
        foreach (var element in array.EnumerateArray())
        {
            if (RequestParser.TryRead(element, source, out var members) is { } invalid)
            {
                await sender.SendAsync(invalid, Single).ConfigureAwait(false);
                return;
            }

            requests.Add(members);
            documentBytes += members.Document.Length;
            if (CheckDocuments(documentBytes) is { } tooLarge)
            {
                await sender.SendAsync(tooLarge, Single).ConfigureAwait(false);
                return;
            }
        }

        await RunBatchAsync(requests, parallel: true).ConfigureAwait(false);
    }

    private async Task RunNamedAsync(RequestMembers members, string names)
    {
        var operations = names.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if ((CheckBatch(operations.Length) ?? CheckDocuments(operations.Length * (long)members.Document.Length)) is { } refused)
        {
            await sender.SendAsync(refused, Single).ConfigureAwait(false);
            return;
        }

        await RunBatchAsync([.. operations.Select(name => members with { OperationName = name })], parallel: false).ConfigureAwait(false);
    }

    private OperationResult? CheckBatch(int count) => count switch
    {
        _ when !options.AllowRequestBatching => TransportErrors.InvalidRequest(),
        0 => TransportErrors.EmptyBatch(),
        _ when count > options.MaxBatchSize => TransportErrors.BatchTooLarge(options.MaxBatchSize),
        _ => null,
    };

    private OperationResult? CheckDocuments(long bytes) =>
        bytes > options.MaxBatchDocumentBytes ? TransportErrors.BatchDocumentsTooLarge(options.MaxBatchDocumentBytes) : null;

    private async Task RunBatchAsync(List<RequestMembers> requests, bool parallel)
    {
        // requests times variable sets is what will run
        if (requests.Sum(static r => r.Variables.ValueKind is JsonValueKind.Array ? (long)r.Variables.GetArrayLength() : 1) > options.MaxBatchSize)
        {
            await sender.SendAsync(TransportErrors.BatchTooLarge(options.MaxBatchSize), Single).ConfigureAwait(false);
            return;
        }

        if (formats.Batch is not { } format)
        {
            await NotAcceptableAsync().ConfigureAwait(false);
            return;
        }

        var batch = new RequestBatch(requests, parallel ? options.MaxParallelBatchRequests : 1, members => ExecuteAsync(members, false, IncrementalFormat.None));
        await using (batch.ConfigureAwait(false))
        {
            if (format is ResponseFormat.Json)
            {
                await sender.SendArrayAsync(await batch.AllAsync(_aborted).ConfigureAwait(false)).ConfigureAwait(false);
            }
            else
            {
                await sender.SendAllAsync(batch.AsTheyCome(_aborted), format).ConfigureAwait(false);
            }
        }
    }

    private ValueTask<ExecutionResult> ExecuteAsync(RequestMembers members, bool isGet, IncrementalFormat incremental)
    {
        var origin = new RequestOrigin(context.User, context.RequestServices, Headers.Of(context))
        {
            Allowed = isGet ? AllowedByGet : AllowedOperations.Any,
            Incremental = incremental,
            LastEventId = context.Request.Headers["Last-Event-ID"].ToString(),
            Form = _form,
        };
        return runner.RunAsync(executor, members, origin, context, _aborted);
    }

    private static async IAsyncEnumerable<BatchItem> ToStream(BatchResult batch)
    {
        foreach (var result in batch.Results)
        {
            yield return new BatchItem(result, null);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async IAsyncEnumerable<BatchItem> ToItems(ResponseStream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // what ends by itself is answered by whom it was asked
        var results = stream.EndsByItself
            ? stream.ReadAsync(cancellationToken)
            : new TokenLifetime(context.User, context.Request.Headers.Authorization.ToString(), options.TokenGrace, options.TimeProvider).LimitAsync(stream.ReadAsync, cancellationToken);
        await foreach (var result in results.ConfigureAwait(false))
        {
            yield return new BatchItem(result, null);
        }
    }
}
