using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes;

/// <summary>The resource has changed since the client read it.</summary>
public sealed class VersionMismatchException(ResourceType type, string id, long expected, long actual)
    : Exception($"{type.TmfName} '{id}' is at version {actual}, not at {expected}: read it again and repeat the change.")
{
    public ResourceType Type { get; } = type;

    public string Id { get; } = id;

    public long Expected { get; } = expected;

    public long Actual { get; } = actual;
}
