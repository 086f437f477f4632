using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Names one element of a schema: <c>Order</c>, <c>Order.state</c>, <c>Query.order(id:)</c>, <c>@tag</c> or <c>@tag(name:)</c>. Every
/// element has exactly one coordinate, and a coordinate one text, without any white space.
/// </summary>
/// <param name="Name">The name of the type, or of the directive without its <c>@</c>.</param>
/// <param name="Member">The field, input field or enum value; null when the coordinate names a type or directive, or an argument of a directive.</param>
/// <param name="Argument">The argument of the field or directive; null when none is named.</param>
/// <param name="IsDirective">Whether a directive is named, or its argument.</param>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/>
public sealed record SchemaCoordinate(string Name, string? Member = null, string? Argument = null, bool IsDirective = false)
{
    /// <summary>Reads a coordinate.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SchemaCoordinate Parse(string text) => TryParse(text, out var coordinate)
        ? coordinate
        : throw new FormatException($"'{text}' is no schema coordinate. These are: Type, Type.member, Type.field(argument:), @directive and @directive(argument:).");

    /// <summary>Reads a coordinate; false when the text is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaCoordinate? coordinate)
    {
        ArgumentNullException.ThrowIfNull(text);
        coordinate = null;
        var rest = text.AsSpan();
        var isDirective = rest is ['@', ..];
        rest = isDirective ? rest[1..] : rest;
        if (TakeName(ref rest) is not { } name)
        {
            return false;
        }

        string? member = null;
        if (!isDirective && rest is ['.', ..])
        {
            rest = rest[1..];
            if ((member = TakeName(ref rest)) is null)
            {
                return false;
            }
        }

        string? argument = null;
        if ((isDirective || member is not null) && rest is ['(', ..])
        {
            rest = rest[1..];
            argument = TakeName(ref rest);
            if (argument is null || rest is not ":)")
            {
                return false;
            }

            rest = default;
        }

        coordinate = rest.IsEmpty ? new SchemaCoordinate(name, member, argument, isDirective) : null;
        return coordinate is not null;
    }

    /// <summary>The coordinate as text; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => this switch
    {
        { IsDirective: true, Argument: null } => $"@{Name}",
        { IsDirective: true } => $"@{Name}({Argument}:)",
        { Member: null } => Name,
        { Argument: null } => $"{Name}.{Member}",
        _ => $"{Name}.{Member}({Argument}:)",
    };

    private static string? TakeName(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (text[length] == '_' || (length > 0 ? char.IsAsciiLetterOrDigit(text[length]) : char.IsAsciiLetter(text[length]))))
        {
            length++;
        }

        var name = length == 0 ? null : text[..length].ToString();
        text = text[length..];
        return name;
    }
}
