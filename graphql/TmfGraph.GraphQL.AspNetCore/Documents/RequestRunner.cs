using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Uploads;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>From the members of a request, by whatever transport they came, to its result.</summary>
internal sealed class RequestRunner(GraphQLHttpOptions options)
{
    private readonly DocumentFinder _documents = new(options);

    /// <param name="context">The HTTP request, or the one that opened the socket.</param>
    public async ValueTask<ExecutionResult> RunAsync(
        IRequestExecutor executor, RequestMembers members, RequestOrigin origin, HttpContext context, CancellationToken cancellationToken)
    {
        if (members.Variables.ValueKind is JsonValueKind.Array && !options.AllowVariableBatching)
        {
            return TransportErrors.InvalidRequest();
        }

        using var span = OperationTrace.Begin();
        var (found, failure) = await _documents.FindAsync(members, context, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            OperationTrace.End(span, failure);
            return failure;
        }

        var (document, variables) = string.IsNullOrEmpty(origin.LastEventId)
            ? (found.Document, members.Variables)
            : ResumeCursor.Apply(executor, found.Document, members.OperationName, members.Variables, origin.LastEventId);
        var request = new OperationRequest
        {
            Document = document,
            DocumentId = members.DocumentId,
            OperationName = members.OperationName,
            Variables = variables,
            Extensions = members.Extensions,
            OnError = members.OnError ?? options.DefaultErrorMode,
            Allowed = origin.Allowed,
            Incremental = origin.Incremental,
            User = origin.User,
            Services = origin.Services,
            GetHeader = origin.GetHeader,
            HasFiles = origin.Form is not null,
            FindFile = origin.Form is { } form ? form.Find : static _ => null,
        };
        var result = await executor.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        OperationTrace.End(span, result);
        try
        {
            await _documents.RememberAsync(found, result, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await result.DisposeAsync().ConfigureAwait(false); // nobody else has it
            throw;
        }
    }
}

/// <summary>What a transport says of a request beside its members.</summary>
internal sealed record RequestOrigin(ClaimsPrincipal User, IServiceProvider Services, Func<string, string?> GetHeader)
{
    public AllowedOperations Allowed { get; init; }

    public IncrementalFormat Incremental { get; init; }

    /// <summary>The cursor of a client that comes back; null or empty for none.</summary>
    public string? LastEventId { get; init; }

    /// <summary>The form that the request came in; null for none.</summary>
    public UploadForm? Form { get; init; }
}
