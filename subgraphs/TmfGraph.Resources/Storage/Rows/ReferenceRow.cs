namespace TmfGraph.Resources.Storage.Rows;

/// <summary>An edge: one reference in one document.</summary>
internal sealed class ReferenceRow
{
    public required string SourceType { get; init; }

    public required string SourceId { get; init; }

    /// <summary>See <see cref="Model.ReferencePath.Path"/>.</summary>
    public required string Path { get; init; }

    /// <summary>Counts the references of one document at one path from 0.</summary>
    public int Position { get; init; }

    /// <summary>In lower case; empty when the reference has none.</summary>
    public required string Role { get; init; }

    /// <summary>The GraphQL type name; empty when neither the reference nor the model tells.</summary>
    public required string TargetType { get; init; }

    public required string TargetId { get; init; }
}
