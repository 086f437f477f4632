namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Several fetches from one source schema that are sent as one request, because they can be sent at the same time. The request waits for all
/// that its fetches need; the first fetch of the first part stands for it in the plan's order.
/// </summary>
internal sealed class SharedRequest
{
    public required IReadOnlyList<RequestPart> Parts { get; init; }

    /// <summary>One document for all parts; null when there is one part only, or each is an operation of a batch.</summary>
    public FetchOperation? Combined { get; init; }

    /// <summary>The fetch that starts the request.</summary>
    public FetchStep First => Parts[0].Steps[0];
}

/// <summary>Fetches of a <see cref="SharedRequest"/> with the same operation: objects with equal keys are asked for once.</summary>
/// <param name="Steps">The fetches; at least one.</param>
/// <param name="Alias">The part's root field in the combined document.</param>
internal sealed record RequestPart(FetchStep[] Steps, JsonName Alias)
{
    public FetchOperation Operation => Steps[0].Operation;
}
