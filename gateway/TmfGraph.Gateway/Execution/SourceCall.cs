using System.Diagnostics;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

/// <summary>One request to a source as traces and metrics tell of it, with the wait for its turn and the attempts that fail.</summary>
internal readonly struct SourceCall : IDisposable
{
    public const string TraceName = "TmfGraph.Gateway";

    private static readonly ActivitySource Source = new(TraceName);

    private readonly Activity? _span;
    private readonly SourceCounter? _counter;
    private readonly long _began;

    public SourceCall(string source, SourceRequest request, SourceCounter counter)
    {
        _span = Source.StartActivity($"fetch {source}");
        _counter = counter.TakesDurations ? counter : null;
        _began = _counter is null ? 0 : Stopwatch.GetTimestamp();
        if (_span is { IsAllDataRequested: true } span)
        {
            span.SetTag("graphql.source.name", source);
            span.SetTag("graphql.source.variable_sets", request.AllSets);
        }
    }

    /// <summary>Whether anybody listens.</summary>
    public static bool IsOfInterest(SourceCounter counter) => Source.HasListeners() || counter.TakesDurations;

    /// <summary>Says why there is no answer.</summary>
    public void Fail(SourceSchemaException cause)
    {
        _span?.SetTag("error.type", cause.Code);
        _span?.SetStatus(ActivityStatusCode.Error, cause.Message);
    }

    public void Dispose()
    {
        _counter?.AddDuration(Stopwatch.GetElapsedTime(_began));
        _span?.Dispose();
    }
}
