namespace TmfGraph.Resources.Storage.Rows;

/// <summary>A resource. Written by <see cref="Writes.ResourceWriter"/> only.</summary>
internal sealed class ResourceRow
{
    /// <summary>The GraphQL type name.</summary>
    public required string Type { get; init; }

    public required string Id { get; init; }

    public long Version { get; init; }

    /// <summary>The value of the type's state attribute; null when it has none.</summary>
    public string? State { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; init; }

    public required string Doc { get; init; }
}
