using System.Diagnostics;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution;

/// <summary>Spans of requests, by OpenTelemetry's conventions for GraphQL servers. Where nobody listens there are none.</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/"/>
public static class OperationTrace
{
    /// <summary>The name of the source of spans.</summary>
    public const string SourceName = "TmfGraph.GraphQL";

    private const string OperationType = "graphql.operation.type";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of a request, whose operation is not known yet; null where nobody listens. For a subscription it ends when that is open.</summary>
    public static Activity? Begin() => Source.StartActivity("GraphQL Operation");

    /// <summary>Says which operation the request in hand runs. One that it calls in the same process in turn changes nothing.</summary>
    /// <param name="name">As the request says; null when it need not.</param>
    public static void Describe(OperationKind kind, string? name)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span || span.Source != Source || span.GetTagItem(OperationType) is not null)
        {
            return;
        }

        var type = kind.Keyword();
        span.DisplayName = type; // names are clients' own, too many to group by
        span.SetTag(OperationType, type);
        span.SetTag("graphql.operation.name", name);
    }

    /// <summary>Says what came of the request: it failed when there is no data, which the code of the first error explains.</summary>
    public static void End(Activity? span, ExecutionResult result)
    {
        if (span is not { IsAllDataRequested: true } || result is not OperationResult { Errors: [var first, ..] errors } answer)
        {
            return;
        }

        span.SetTag("graphql.error.count", errors.Count);
        if (!answer.HasData)
        {
            span.SetTag("error.type", first.Code ?? answer.Failure.ToString());
            span.SetStatus(ActivityStatusCode.Error, first.Message);
        }
    }
}
