using System.Collections.Concurrent;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Facts about types of the composite schema that planning asks for again and again. Safe to share.</summary>
internal sealed class TypeFacts(CompositeSchema schema)
{
    private readonly ConcurrentDictionary<(string Type, string Condition), bool> _satisfies = new();

    public CompositeSchema Schema { get; } = schema;

    /// <summary>Whether an object of <paramref name="type"/> falls under a fragment on <paramref name="condition"/>, in any source schema or the public one.</summary>
    public bool Satisfies(string type, string condition) =>
        type == condition || _satisfies.GetOrAdd((type, condition), Look);

    /// <summary>The object types a value of a source schema's type can have there.</summary>
    public static IReadOnlyList<ObjectType> PossibleTypes(SourceSchemaInfo source, NamedType type) => source.Schema.GetPossibleTypes(type);

    private bool Look((string Type, string Condition) key)
    {
        if (IsPossible(Schema.Public, key.Type, key.Condition))
        {
            return true;
        }

        foreach (var source in Schema.Sources)
        {
            if (IsPossible(source.Schema, key.Type, key.Condition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPossible(GraphSchema schema, string type, string condition) =>
        schema.GetType(type) is ObjectType objectType
        && schema.GetType(condition) is { } abstractType
        && schema.IsPossibleType(abstractType, objectType);
}
