using System.Collections.Frozen;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>A complete, validated schema. Read-only and safe to share.</summary>
public sealed class GraphSchema
{
    internal GraphSchema(
        FrozenDictionary<string, NamedType> types,
        FrozenDictionary<string, DirectiveType> directives,
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType)
    {
        Types = types;
        DirectiveTypes = directives;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
    }

    /// <summary>All named types incl. built-in scalars and introspection types, by name.</summary>
    public FrozenDictionary<string, NamedType> Types { get; }

    /// <summary>All directives incl. built-in ones, by name.</summary>
    public FrozenDictionary<string, DirectiveType> DirectiveTypes { get; }

    public ObjectType QueryType { get; }

    /// <summary>Null when the schema has no mutations.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>Null when the schema has no subscriptions.</summary>
    public ObjectType? SubscriptionType { get; }

    public string? Description { get; internal init; }

    /// <summary>Directives applied to the schema definition and its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>Types in the order of their definition, built-in ones last; what introspection and printer follow.</summary>
    public required IReadOnlyList<NamedType> TypesInOrder { get; init; }

    /// <summary>Directives in the order of their definition, built-in ones last.</summary>
    public IReadOnlyList<DirectiveType> DirectivesInOrder { get; internal init; } = [];

    /// <summary>The fields that every selection has beside those of its type: <c>__typename</c>, and <c>__schema</c> and <c>__type</c> at the query root.</summary>
    public IntrospectionFields IntrospectionFields { get; internal set; } = null!; // set once, before anybody sees the schema

    // Introspection leaves out built-in scalars that nothing refers to.
    internal FrozenSet<NamedType> ReferencedScalars { get; init; } = FrozenSet<NamedType>.Empty;

    internal FrozenDictionary<NamedType, IReadOnlyList<ObjectType>> PossibleTypes { get; init; } =
        FrozenDictionary<NamedType, IReadOnlyList<ObjectType>>.Empty;

    /// <summary>The root type of an operation; null when the schema has none for it.</summary>
    public ObjectType? GetRootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The type of that name; null when there is none.</summary>
    public NamedType? GetType(string name) => Types.TryGetValue(name, out var type) ? type : null;

    /// <summary>The field of that name on a type, introspection fields included; null when there is none.</summary>
    public Field? GetField(NamedType type, string name)
    {
        if (type is ComplexType complex && complex.GetField(name) is { } field)
        {
            return field;
        }

        return name.StartsWith("__", StringComparison.Ordinal) && type.IsComposite ? IntrospectionFields.Get(name, ReferenceEquals(type, QueryType)) : null;
    }

    /// <summary>The directive of that name, without its <c>@</c>; null when there is none.</summary>
    public DirectiveType? GetDirective(string name) => DirectiveTypes.TryGetValue(name, out var directive) ? directive : null;

    /// <summary>
    /// The element a coordinate names: a <see cref="NamedType"/>, <see cref="Field"/>, <see cref="InputValue"/>, <see cref="EnumValue"/> or
    /// <see cref="DirectiveType"/>; null when there is none of that name in the element around it.
    /// </summary>
    /// <exception cref="ArgumentException">The element around it does not exist, or cannot have such members.</exception>
    /// <seealso href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/>
    public object? Find(SchemaCoordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        return coordinate switch
        {
            { IsDirective: true, Argument: null } => GetDirective(coordinate.Name),
            { IsDirective: true } => (GetDirective(coordinate.Name) ?? throw Missing($"the directive '@{coordinate.Name}'")).GetArgument(coordinate.Argument),
            { Member: null } => GetType(coordinate.Name),
            { Argument: null } => GetType(coordinate.Name) switch
            {
                ComplexType type => type.GetField(coordinate.Member),
                InputObjectType type => type.GetField(coordinate.Member),
                EnumType type => type.GetValue(coordinate.Member),
                _ => throw Missing($"a type '{coordinate.Name}' with members"),
            },
            _ => ((GetType(coordinate.Name) as ComplexType)?.GetField(coordinate.Member) ?? throw Missing($"the field '{coordinate.Name}.{coordinate.Member}'"))
                .GetArgument(coordinate.Argument),
        };

        ArgumentException Missing(string what) => new($"The schema does not have {what}, which the coordinate '{coordinate}' stands in.", nameof(coordinate));
    }

    /// <summary>The object types a value of that type can have: itself, union members, implementations.</summary>
    public IReadOnlyList<ObjectType> GetPossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : PossibleTypes.TryGetValue(type, out var types) ? types : [];

    /// <summary>Whether a value of <paramref name="type"/> can be an <paramref name="objectType"/>.</summary>
#pragma warning disable CA1822 // a question about this schema, even where the types alone can answer it
    public bool IsPossibleType(NamedType type, ObjectType objectType) =>
        type switch
        {
            InterfaceType @interface => objectType.Interfaces.Contains(@interface),
            UnionType union => union.Members.Contains(objectType),
            _ => ReferenceEquals(type, objectType),
        };
#pragma warning restore CA1822
}
