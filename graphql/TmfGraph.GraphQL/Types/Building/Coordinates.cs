namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Schema coordinates of what has none of its own.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/>
internal static class Coordinates
{
    public static string Member(NamedType type, string member) => $"{type.Name}.{member}";

    public static string Argument(Field field, InputValue argument) => $"{field.Coordinate}({argument.Name}:)";

    public static string Directive(DirectiveType directive) => $"@{directive.Name}";

    public static string Argument(DirectiveType directive, InputValue argument) => $"@{directive.Name}({argument.Name}:)";
}
