using System.Security.Claims;

namespace TmfGraph.Resources.Writes;

/// <summary>Who writes, and under which conditions.</summary>
public sealed record WriteContext
{
    /// <summary>A client without conditions.</summary>
    public static WriteContext Default { get; } = new();

    /// <summary>The version the resource must still have (If-Match); null for any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Travels with the request's traces and events; null for none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Null for the server itself, and where everything is open.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>
    /// Whether the server itself writes (fulfilment, tasks): it may set what clients may not. Lifecycles bind it all the same.
    /// </summary>
    public bool IsServer { get; init; }
}
