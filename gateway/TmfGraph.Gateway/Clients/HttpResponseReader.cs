using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.GraphQL;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>Reads the HTTP responses of a source schema, and tells which of them are answers in GraphQL.</summary>
internal sealed class HttpResponseReader(SourceFailures failures, GatewayOptions options)
{
    /// <summary>Up to which length of a body, in bytes, memory is made ready for it because its header says so.</summary>
    private const int TrustedLength = 1024 * 1024;

    private readonly SignsOfLife _life = new(options.Streams.SilenceTimeout, options.TimeProvider);

    /// <summary>Whether a response may be a stream, or the one result that comes in place of it.</summary>
    public static bool MayHoldEvents(HttpResponseMessage response) =>
        !IsGone(response) && (IsGraphQL(response) || (response.IsSuccessStatusCode && MediaTypeOf(response) is "text/event-stream"));

    /// <summary>The answer that a response is.</summary>
    /// <exception cref="SourceSchemaException">It is none, or larger than allowed.</exception>
    public ValueTask<SourceResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        IsGone(response) ? throw NotGraphQL(response)
        : IsGraphQL(response) ? ReadBodyAsync(response, cancellationToken)
        : IsRefusal(response) ? ReadRefusalAsync(response, cancellationToken)
        : throw NotGraphQL(response);

    /// <summary>The results of a stream, or the only one of a stream that was refused or is already over.</summary>
    /// <exception cref="SourceSchemaException">The stream has ended without a word that it is over, is silent for too long, or cannot be read.</exception>
    public async IAsyncEnumerable<SourceResponse> ReadEventsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (MediaTypeOf(response) is "application/json" or "application/graphql-response+json")
        {
            yield return await ReadOnlyOneAsync(response, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var streamDisposal = stream.ConfigureAwait(false);
        var isEvents = MediaTypeOf(response) is "text/event-stream";
        var reader = new EventReader(stream, isEvents, options.MaxResponseBytes, _life);
        await using var readerDisposal = reader.ConfigureAwait(false);
        while (true)
        {
            SourceResponse? next;
            try
            {
                next = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                throw failures.Unavailable(exception);
            }
            catch (InvalidDataException)
            {
                throw TooLarge(response);
            }
            catch (TimeoutException exception)
            {
                throw failures.Silent(exception);
            }

            if (next is null)
            {
                if (isEvents && !reader.IsComplete)
                {
                    throw failures.Unavailable(null);
                }

                yield break;
            }

            yield return next;
        }
    }

    /// <summary>Why a response is no answer, by its status and type.</summary>
    public SourceSchemaException NotGraphQL(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? Invalid(response, $"'{(MediaTypeOf(response) is { Length: > 0 } type ? type.ToString() : "nothing")}' where a GraphQL result was expected")
        : failures.Status((int)response.StatusCode, IsGone(response), RetryAfter(response));

    private async ValueTask<SourceResponse> ReadOnlyOneAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw failures.Unavailable(exception);
        }
    }

    private async ValueTask<SourceResponse> ReadRefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var read = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        if (HasErrors(read))
        {
            return read;
        }

        read.Dispose();
        throw NotGraphQL(response);
    }

    private async ValueTask<SourceResponse> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) && encodings.ToString() is not ("" or "identity"))
        {
            // nothing is unpacked, so nothing small can become large
            throw Invalid(response, $"a body in the encoding '{encodings}', which was not asked for");
        }

        var expected = response.Content.Headers.ContentLength;
        if (expected > options.MaxResponseBytes)
        {
            throw TooLarge(response);
        }

        var buffer = RequestArrays<byte>.Pool.Rent((int)Math.Clamp(expected ?? 16 * 1024, 1024, TrustedLength));
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false); // ends with the response
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return SourceResponse.FromPool(buffer, length, (int)response.StatusCode);
                }

                length += read;
                if (length > options.MaxResponseBytes)
                {
                    throw TooLarge(response);
                }

                if (length == expected)
                {
                    return SourceResponse.FromPool(buffer, length, (int)response.StatusCode);
                }

                if (length == buffer.Length)
                {
                    RequestArrays<byte>.Pool.Grow(ref buffer, length, length + 1);
                }
            }
        }
        catch
        {
            RequestArrays<byte>.Pool.Return(buffer);
            throw;
        }
    }

    /// <summary>A GraphQL answer may come with any status under the GraphQL media type; under plain JSON only success is trusted.</summary>
    private static bool IsGraphQL(HttpResponseMessage response) => MediaTypeOf(response) switch
    {
        "application/graphql-response+json" => true,
        "application/json" or "application/jsonl" or "application/graphql-response+jsonl" => response.IsSuccessStatusCode,
        _ => false,
    };

    /// <summary>The media type without parameters, in small letters; empty for none.</summary>
    private static ReadOnlySpan<char> MediaTypeOf(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return default;
        }

        var text = values.ToString().AsSpan();
        var end = text.IndexOf(';');
        text = (end < 0 ? text : text[..end]).Trim();
        return text.ContainsAnyInRange('A', 'Z') ? text.ToString().ToLowerInvariant() : text;
    }

    /// <summary>Whether the source wants to be left alone for now, by its own word or that of a proxy before it.</summary>
    private static bool IsGone(HttpResponseMessage response) => (int)response.StatusCode is 429 or 502 or 503 or 504;

    /// <summary>Whether it may be a GraphQL error under the older media type, which others use for errors of their own.</summary>
    private static bool IsRefusal(HttpResponseMessage response) => !response.IsSuccessStatusCode && MediaTypeOf(response) is "application/json";

    /// <summary>Whether a body is a result with errors.</summary>
    private static bool HasErrors(SourceResponse response)
    {
        try
        {
            using var document = SourceJson.Parse(response.Body);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("errors", out var errors)
                && errors.ValueKind is JsonValueKind.Array
                && errors.EnumerateArray().Any(e => e.ValueKind is JsonValueKind.Object && e.TryGetProperty("message", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - options.TimeProvider.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };

    private SourceSchemaException TooLarge(HttpResponseMessage response) => Invalid(response, $"more than {options.MaxResponseBytes} bytes");

    private SourceSchemaException Invalid(HttpResponseMessage response, string what) => failures.Invalid($"sent {what}", (int)response.StatusCode);
}
