using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>A place with directives on it.</summary>
/// <param name="Coordinate">Its schema coordinate; empty for the schema itself.</param>
/// <param name="Location">The kind of place, see <see cref="DirectiveLocations"/>.</param>
internal sealed record DirectivePlace(string Coordinate, string Location, IReadOnlyList<DirectiveNode> Directives)
{
    /// <summary>The place in words.</summary>
    public string Description => Coordinate.Length > 0 ? $"'{Coordinate}'" : "the schema";
}
