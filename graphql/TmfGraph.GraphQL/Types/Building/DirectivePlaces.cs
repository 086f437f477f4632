using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Finds all places of an assembly that directives are applied to.</summary>
internal static class DirectivePlaces
{
    public static List<DirectivePlace> Find(SchemaAssembly schema)
    {
        var places = new List<DirectivePlace>();
        Add(places, DirectiveLocations.Schema, schema.SchemaDirectives, null);
        foreach (var (type, _) in schema.Types)
        {
            Add(places, LocationOf(type), type.Directives, type);
            switch (type)
            {
                case ComplexType complex:
                    foreach (var field in complex.Fields)
                    {
                        Add(places, DirectiveLocations.FieldDefinition, field.Directives, field);
                    }

                    break;
                case EnumType values:
                    foreach (var value in values.Values)
                    {
                        if (value.Directives.Count > 0)
                        {
                            Add(places, DirectiveLocations.EnumValue, value.Directives, Coordinates.Member(type, value.Name));
                        }
                    }

                    break;
            }
        }

        foreach (var place in schema.InputValues)
        {
            Add(places, place.Location, place.Value.Directives, place);
        }

        return places;
    }

    private static void Add(List<DirectivePlace> places, string location, IReadOnlyList<DirectiveNode> directives, object? subject)
    {
        if (directives.Count > 0)
        {
            places.Add(new DirectivePlace(subject, location, directives));
        }
    }

    private static string LocationOf(NamedType type) => type switch
    {
        ObjectType => DirectiveLocations.Object,
        InterfaceType => DirectiveLocations.Interface,
        UnionType => DirectiveLocations.Union,
        EnumType => DirectiveLocations.Enum,
        InputObjectType => DirectiveLocations.InputObject,
        _ => DirectiveLocations.Scalar,
    };
}
