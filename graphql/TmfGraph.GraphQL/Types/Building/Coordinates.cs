using System.Diagnostics;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Schema coordinates of what has none of its own.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/>
internal static class Coordinates
{
    public static string Member(NamedType type, string member) => $"{type.Name}.{member}";

    public static string Argument(Field field, InputValue argument) => $"{field.Coordinate}({argument.Name}:)";

    /// <summary>Of a type or field, or of an argument or input field that belongs to one or to a directive.</summary>
    public static string Of(object owner, InputValue? value) => owner switch
    {
        Field field => value is null ? field.Coordinate : Argument(field, value),
        DirectiveType directive => value is null ? Directive(directive) : Argument(directive, value),
        NamedType type => value is null ? type.Name : Member(type, value.Name),
        _ => throw new UnreachableException(),
    };

    public static string Directive(DirectiveType directive) => $"@{directive.Name}";

    public static string Argument(DirectiveType directive, InputValue argument) => $"@{directive.Name}({argument.Name}:)";
}
