using System.Collections.Frozen;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Introspection;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Makes a schema of an assembly that passed all rules.</summary>
internal static class SchemaFinisher
{
    public static GraphSchema Finish(SchemaAssembly assembly)
    {
        var schema = new GraphSchema(
            assembly.TypesByName.ToFrozenDictionary(),
            assembly.DirectivesByName.ToFrozenDictionary(),
            GetRoot(assembly, OperationKind.Query) ?? new ObjectType("Query"),
            GetRoot(assembly, OperationKind.Mutation),
            GetRoot(assembly, OperationKind.Subscription))
        {
            Description = assembly.SchemaDescription,
            Directives = assembly.SchemaDirectives.ToArray(),
            TypesInOrder = [.. assembly.Types.Select(static t => t.Type), .. assembly.TypesByName.Values.Where(static t => t.IsBuiltIn)],
            DirectivesInOrder = assembly.Directives.ToArray(),
            PossibleTypes = GetPossibleTypes(assembly),
            ReferencedScalars = assembly.ReferencedScalars.ToFrozenSet(),
        };
        schema.IntrospectionFields = IntrospectionResolvers.Attach(schema);
        return schema;
    }

    /// <summary>The field at a coordinate such as <c>Query.products</c>, or null.</summary>
    public static Field? FindField(SchemaAssembly assembly, string coordinate) =>
        SchemaCoordinate.TryParse(coordinate, out var parsed) && parsed is { Member: { } member, Argument: null }
            ? (assembly.GetType(parsed.Name) as ComplexType)?.GetField(member)
            : null;

    private static ObjectType? GetRoot(SchemaAssembly assembly, OperationKind operation)
    {
        foreach (var (kind, node) in assembly.RootTypes)
        {
            if (kind == operation)
            {
                return (ObjectType)assembly.TypesByName[node.Name];
            }
        }

        return null;
    }

    private static FrozenDictionary<NamedType, IReadOnlyList<ObjectType>> GetPossibleTypes(SchemaAssembly assembly)
    {
        var possible = new Dictionary<NamedType, List<ObjectType>>();
        foreach (var (type, _) in assembly.Types)
        {
            if (type is UnionType union)
            {
                possible[union] = [.. union.Members];
            }
            else if (type is InterfaceType)
            {
                possible.TryAdd(type, []);
            }
            else if (type is ObjectType implementation)
            {
                foreach (var @interface in implementation.Interfaces)
                {
                    if (!possible.TryGetValue(@interface, out var implementations))
                    {
                        possible[@interface] = implementations = [];
                    }

                    implementations.Add(implementation);
                }
            }
        }

        return possible.ToFrozenDictionary(static p => p.Key, static p => (IReadOnlyList<ObjectType>)p.Value.ToArray());
    }
}
