using System.Text.Json;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Introspection;

/// <summary>Reads the JSON of <c>__schema</c> as a type system document.</summary>
internal static class IntrospectionReader
{
    private static readonly HashSet<string> BuiltIn =
        [.. SyntaxParser.Parse(BuiltIns.Sdl).Definitions.Select(static d => d is DirectiveDefinitionNode node ? "@" + node.Name : ((TypeDefinitionNode)d).Name)];

    /// <exception cref="FormatException">It is no such JSON.</exception>
    public static DocumentNode Read(JsonElement schema)
    {
        var definitions = new List<DefinitionNode> { ReadSchema(schema) };
        foreach (var directive in List(schema, "directives"))
        {
            if (!BuiltIn.Contains("@" + Name(directive)))
            {
                definitions.Add(ReadDirective(directive));
            }
        }

        foreach (var type in List(schema, "types"))
        {
            var name = Name(type);
            if (!BuiltIn.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal))
            {
                definitions.Add(ReadType(type));
            }
        }

        return new DocumentNode(definitions);
    }

    private static SchemaDefinitionNode ReadSchema(JsonElement schema)
    {
        var roots = new List<RootOperationTypeNode>();
        Add(OperationKind.Query, "queryType");
        Add(OperationKind.Mutation, "mutationType");
        Add(OperationKind.Subscription, "subscriptionType");
        return new SchemaDefinitionNode(roots) { Description = Text(schema, "description") };

        void Add(OperationKind operation, string property)
        {
            if (Member(schema, property) is { ValueKind: JsonValueKind.Object } type)
            {
                roots.Add(new RootOperationTypeNode(operation, new NamedTypeNode(Name(type))));
            }
        }
    }

    private static DirectiveDefinitionNode ReadDirective(JsonElement directive) =>
        new(
            Name(directive),
            List(directive, "args").Select(ReadInput).ToArray(),
            Member(directive, "isRepeatable") is { ValueKind: JsonValueKind.True },
            List(directive, "locations").Select(static l => Enum(l, "a directive location", DirectiveLocations.IsKnown)).ToArray())
        {
            Description = Text(directive, "description"),
        };

    private static TypeDefinitionNode ReadType(JsonElement type)
    {
        var name = Name(type);
        TypeDefinitionNode node = Text(type, "kind") switch
        {
            "SCALAR" => new ScalarTypeDefinitionNode(name) { Directives = Applied("specifiedBy", "url", Text(type, "specifiedByURL")) },
            "OBJECT" => new ObjectTypeDefinitionNode(name, Names(type, "interfaces"), ReadFields(type)),
            "INTERFACE" => new InterfaceTypeDefinitionNode(name, Names(type, "interfaces"), ReadFields(type)),
            "UNION" => new UnionTypeDefinitionNode(name, Names(type, "possibleTypes")),
            "ENUM" => new EnumTypeDefinitionNode(name, List(type, "enumValues").Select(ReadValue).ToArray()),
            "INPUT_OBJECT" => new InputObjectTypeDefinitionNode(name, List(type, "inputFields").Select(ReadInput).ToArray())
            {
                Directives = Member(type, "isOneOf") is { ValueKind: JsonValueKind.True } ? [new DirectiveNode("oneOf", [])] : [],
            },
            var kind => throw Malformed($"the type '{name}' is of no known kind ('{kind}')"),
        };
        return node with { Description = Text(type, "description") };
    }

    private static FieldDefinitionNode[] ReadFields(JsonElement type) => List(type, "fields")
        .Select(static field => new FieldDefinitionNode(Name(field), List(field, "args").Select(ReadInput).ToArray(), ReadReference(field, "type"))
        {
            Description = Text(field, "description"),
            Directives = Deprecation(field),
        })
        .ToArray();

    private static InputValueDefinitionNode ReadInput(JsonElement value)
    {
        var text = Text(value, "defaultValue");
        try
        {
            return new InputValueDefinitionNode(Name(value), ReadReference(value, "type"), text is null ? null : SyntaxParser.ParseValue(text))
            {
                Description = Text(value, "description"),
                Directives = Deprecation(value),
            };
        }
        catch (SyntaxException exception)
        {
            throw Malformed($"the default value of '{Name(value)}' is no GraphQL value: {exception.Message.TrimEnd('.')}");
        }
    }

    private static EnumValueDefinitionNode ReadValue(JsonElement value) => new(Name(value))
    {
        Description = Text(value, "description"),
        Directives = Deprecation(value),
    };

    private static TypeNode ReadReference(JsonElement owner, string property)
    {
        if (Member(owner, property) is not { ValueKind: JsonValueKind.Object } type)
        {
            throw Malformed($"a type is missing or not asked for deep enough ('{property}' of {Shorten(owner)})");
        }

        return Text(type, "kind") switch
        {
            "LIST" => new ListTypeNode(ReadReference(type, "ofType")),
            "NON_NULL" => ReadReference(type, "ofType") is var inner and not NonNullTypeNode
                ? new NonNullTypeNode(inner)
                : throw Malformed("a non-null type is wrapped in another"),
            _ => new NamedTypeNode(Name(type)),
        };
    }

    private static IReadOnlyList<DirectiveNode> Deprecation(JsonElement member) =>
        Member(member, "isDeprecated") is { ValueKind: JsonValueKind.True } || Text(member, "deprecationReason") is not null
            ? Text(member, "deprecationReason") is { } reason and not BuiltIns.DefaultDeprecationReason
                ? Applied("deprecated", "reason", reason)
                : [new DirectiveNode("deprecated", [])]
            : [];

    private static IReadOnlyList<DirectiveNode> Applied(string directive, string argument, string? text) =>
        text is null ? [] : [new DirectiveNode(directive, [new ArgumentNode(argument, new StringValueNode(text))])];

    private static NamedTypeNode[] Names(JsonElement owner, string property) =>
        List(owner, property).Select(static type => new NamedTypeNode(Name(type))).ToArray();

    private static string Name(JsonElement owner) => Enum(
        Member(owner, "name") ?? throw Malformed($"a name is missing in {Shorten(owner)}"),
        "a name",
        static text => SchemaCoordinate.TryParse(text, out var coordinate) && coordinate is { Member: null, IsDirective: false });

    private static string Enum(JsonElement value, string expectation, Func<string, bool> isKnown) =>
        value.ValueKind is JsonValueKind.String && value.GetString() is { } text && isKnown(text)
            ? text
            : throw Malformed($"{Shorten(value)} is not {expectation}");

    private static string? Text(JsonElement owner, string property) => Member(owner, property) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Malformed($"'{property}' is no text in {Shorten(owner)}"),
    };

    private static JsonElement[] List(JsonElement owner, string property) => Member(owner, property) switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        _ => throw Malformed($"'{property}' is no list in {Shorten(owner)}"),
    };

    private static JsonElement? Member(JsonElement owner, string property) => owner.ValueKind is JsonValueKind.Object
        ? owner.TryGetProperty(property, out var value) ? value : null
        : throw Malformed($"{Shorten(owner)} is no object");

    private static string Shorten(JsonElement value) => value.ValueKind is JsonValueKind.Undefined ? "nothing" : Scalars.JsonText.Describe(value);

    private static FormatException Malformed(string what) => new($"This is no answer to an introspection query: {what}.");
}
