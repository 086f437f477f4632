namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>
/// A feature of requests that brought a token which does not hold. Whoever checks tokens sets it, as a request without one runs as that of somebody unknown, and
/// this one is refused with 401.
/// </summary>
public sealed class RejectedToken
{
    /// <summary>The only one.</summary>
    public static RejectedToken Instance { get; } = new();

    private RejectedToken()
    {
    }
}
