using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Looks whether a constant is legal for a type.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/>
internal static class ConstantCheck
{
    /// <summary>The first thing wrong with the value; null when it is legal.</summary>
    public static Problem? Find(ValueNode value, GraphType type) => (value, type) switch
    {
        (NullValueNode, NonNullType) => new Problem(value, $"'{type}' takes no null"),
        (NullValueNode, _) => null,
        (_, NonNullType nonNull) => Find(value, nonNull.Inner),
        (ListValueNode items, ListType list) => FindInItems(items, list),
        // One value stands for a list of one.
        (_, ListType list) => Find(value, list.Item),
        (ObjectValueNode given, InputObjectType input) => FindInFields(given, input),
        (_, InputObjectType input) => new Problem(value, $"'{input}' takes an input object, found {value}"),
        (EnumValueNode name, EnumType values) when values.GetValue(name.Name) is not null => null,
        (_, EnumType values) => new Problem(value, $"{value} is no value of the enum '{values}'"),
        (_, ScalarType scalar) => scalar.Codec.IsValidLiteral(value, out var error) ? null : new Problem(value, error ?? "it is no such value"),
        // A type that is none of these is another rule's.
        _ => null,
    };

    private static Problem? FindInItems(ListValueNode items, ListType list)
    {
        foreach (var item in items.Items)
        {
            if (Find(item, list.Item) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static Problem? FindInFields(ObjectValueNode given, InputObjectType input)
    {
        var seen = new HashSet<string>();
        foreach (var field in given.Fields)
        {
            if (!seen.Add(field.Name))
            {
                return new Problem(field, $"the input field '{field.Name}' is given more than once");
            }

            if (input.GetField(field.Name) is not { } defined)
            {
                return new Problem(field, $"the input object '{input}' has no field '{field.Name}'");
            }

            if (Find(field.Value, defined.Type) is { } problem)
            {
                return problem;
            }
        }

        if (input.IsOneOf && given.Fields is not [{ Value: not NullValueNode }])
        {
            return new Problem(given, $"'{input}' takes exactly one field, which is not null");
        }

        return input.Fields.FirstOrDefault(f => f.IsRequired && !seen.Contains(f.Name)) is { } missing
            ? new Problem(given, $"the input object '{input}' needs its field '{missing.Name}'")
            : null;
    }

    /// <summary>What is wrong, without a final point, and where.</summary>
    internal sealed record Problem(SyntaxNode Node, string Message)
    {
        public Location Location => Node.Location;
    }
}
