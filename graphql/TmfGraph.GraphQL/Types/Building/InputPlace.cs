using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>An argument or input field with what it belongs to.</summary>
/// <param name="Owner">The <see cref="Field"/>, <see cref="DirectiveType"/> or <see cref="InputObjectType"/>.</param>
internal sealed record InputPlace(InputValue Value, object Owner)
{
    /// <summary>Its schema coordinate, made when asked for: few places have something wrong.</summary>
    public string Coordinate => Coordinates.Of(Owner, Value);

    /// <summary>What kind of place it is for directives.</summary>
    public string Location => Owner is InputObjectType ? DirectiveLocations.InputFieldDefinition : DirectiveLocations.ArgumentDefinition;
}
