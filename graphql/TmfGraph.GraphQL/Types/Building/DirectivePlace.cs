using System.Diagnostics;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>A place with directives on it.</summary>
/// <param name="Subject">A <see cref="NamedType"/>, <see cref="Field"/>, <see cref="InputPlace"/> or a coordinate; null for the schema itself.</param>
/// <param name="Location">The kind of place, see <see cref="DirectiveLocations"/>.</param>
internal readonly record struct DirectivePlace(object? Subject, string Location, IReadOnlyList<DirectiveNode> Directives)
{
    /// <summary>Its schema coordinate; empty for the schema itself.</summary>
    public string Coordinate => Subject switch
    {
        null => "",
        string coordinate => coordinate,
        InputPlace place => place.Coordinate,
        NamedType or Field => Coordinates.Of(Subject, null),
        _ => throw new UnreachableException(),
    };

    /// <summary>The place in words.</summary>
    public string Description => Subject is null ? "the schema" : $"'{Coordinate}'";
}
