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

    public FrozenDictionary<string, DirectiveType> DirectiveTypes { get; }

    public ObjectType QueryType { get; }

    /// <summary>Null when the schema has no mutations.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>Null when the schema has no subscriptions.</summary>
    public ObjectType? SubscriptionType { get; }

    public string? Description { get; internal init; }

    /// <summary>Directives applied to the schema definition and its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>Object types in the order they were defined, then all other types; what the printer follows.</summary>
    public required IReadOnlyList<NamedType> TypesInOrder { get; init; }

    internal FrozenDictionary<NamedType, IReadOnlyList<ObjectType>> PossibleTypes { get; init; } =
        FrozenDictionary<NamedType, IReadOnlyList<ObjectType>>.Empty;

    /// <summary>The root type of an operation; null when the schema has none for it.</summary>
    public ObjectType? GetRootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    public NamedType? GetType(string name) => Types.GetValueOrDefault(name);

    public DirectiveType? GetDirective(string name) => DirectiveTypes.GetValueOrDefault(name);

    /// <summary>The object types a value of that type can have: itself, union members, implementations.</summary>
    public IReadOnlyList<ObjectType> GetPossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : PossibleTypes.GetValueOrDefault(type, []);

    /// <summary>Whether a value of <paramref name="type"/> can be an <paramref name="objectType"/>.</summary>
    public bool IsPossibleType(NamedType type, ObjectType objectType) =>
        ReferenceEquals(type, objectType) || GetPossibleTypes(type).Contains(objectType);
}
