namespace TmfGraph.Resources.Writes;

/// <summary>One reference of a document, as the edge table keeps it.</summary>
/// <param name="Path">See <see cref="Model.ReferencePath.Path"/>.</param>
/// <param name="Position">Counts the references at one path from 0.</param>
/// <param name="Role">In lower case; empty for none.</param>
/// <param name="TargetType">The GraphQL type name; empty when nothing tells.</param>
internal readonly record struct Edge(string Path, int Position, string Role, string TargetType, string TargetId);
