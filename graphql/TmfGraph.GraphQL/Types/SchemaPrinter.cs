using System.Diagnostics;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>
/// Writes a schema as SDL that builds an equal schema. What the specification defines is left out, and so is the schema definition where
/// the names of the root types say the same.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>The schema as SDL, with a line end at its end.</summary>
    public static string Print(GraphSchema schema, SchemaPrintOptions? options = null) =>
        SyntaxPrinter.Print(ToDocument(schema, options)) + "\n";

    /// <summary>The schema as a syntax tree: the schema definition if one is needed, directives, types.</summary>
    public static DocumentNode ToDocument(GraphSchema schema, SchemaPrintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var writer = new Writer(options ?? new SchemaPrintOptions());
        return new DocumentNode(writer.Definitions(schema).ToArray());
    }

    /// <summary>A type reference as syntax.</summary>
    public static TypeNode ToTypeNode(GraphType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(ToTypeNode(nonNull.Inner)),
        ListType list => new ListTypeNode(ToTypeNode(list.Item)),
        NamedType named => new NamedTypeNode(named.Name),
        _ => throw new UnreachableException(),
    };

    private sealed class Writer(SchemaPrintOptions options)
    {
        public IEnumerable<DefinitionNode> Definitions(GraphSchema schema)
        {
            var directives = schema.DirectivesInOrder.Where(d => !d.IsBuiltIn && options.IncludeDirective(d.Name));
            var types = schema.TypesInOrder.Where(t => !t.IsBuiltIn && options.IncludeType(t));
            if (options.SortDefinitions)
            {
                directives = directives.OrderBy(static d => d.Name, StringComparer.Ordinal);
                types = types.OrderBy(static t => t.Name, StringComparer.Ordinal);
            }

            return SchemaDefinition(schema).Concat<DefinitionNode>(directives.Select(Definition)).Concat(types.Select(Definition));
        }

        private TypeDefinitionNode Definition(NamedType type)
        {
            TypeDefinitionNode node = type switch
            {
                ObjectType complex => new ObjectTypeDefinitionNode(type.Name, Names(complex.Interfaces), Fields(complex)),
                InterfaceType complex => new InterfaceTypeDefinitionNode(type.Name, Names(complex.Interfaces), Fields(complex)),
                UnionType union => new UnionTypeDefinitionNode(type.Name, Names(union.Members)),
                EnumType values => new EnumTypeDefinitionNode(type.Name, values.Values.Select(Value).ToArray()),
                InputObjectType input => new InputObjectTypeDefinitionNode(type.Name, input.Fields.Select(Input).ToArray()),
                ScalarType => new ScalarTypeDefinitionNode(type.Name),
                _ => throw new UnreachableException(),
            };
            return node with { Description = Description(type.Description), Directives = Directives(type.Directives) };
        }

        private IEnumerable<SchemaDefinitionNode> SchemaDefinition(GraphSchema schema)
        {
            var roots = Enum.GetValues<OperationKind>()
                .Select(kind => (Kind: kind, Type: schema.GetRootType(kind)))
                .Where(root => root.Type is not null && schema.GetType(root.Type.Name) == root.Type)
                .ToArray();
            var directives = Directives(schema.Directives);
            var description = Description(schema.Description);
            var isImplied = description is null && directives.Count == 0 &&
                Enum.GetValues<OperationKind>().All(kind => schema.GetRootType(kind) is { } type
                    ? type.Name == kind.ToString()
                    : schema.GetType(kind.ToString()) is null);
            if (!isImplied && roots.Length > 0)
            {
                yield return new SchemaDefinitionNode(roots.Select(static r => new RootOperationTypeNode(r.Kind, new NamedTypeNode(r.Type!.Name))).ToArray())
                {
                    Description = description,
                    Directives = directives,
                };
            }
        }

        private DirectiveDefinitionNode Definition(DirectiveType directive) =>
            new(directive.Name, directive.Arguments.Select(Input).ToArray(), directive.IsRepeatable, directive.Locations)
            {
                Description = Description(directive.Description),
            };

        private FieldDefinitionNode[] Fields(ComplexType type) => type.Fields
            .Select(field => new FieldDefinitionNode(field.Name, field.Arguments.Select(Input).ToArray(), ToTypeNode(field.Type))
            {
                Description = Description(field.Description),
                Directives = Directives(field.Directives),
            })
            .ToArray();

        private InputValueDefinitionNode Input(InputValue value) => new(value.Name, ToTypeNode(value.Type), value.DefaultValue)
        {
            Description = Description(value.Description),
            Directives = Directives(value.Directives),
        };

        private EnumValueDefinitionNode Value(EnumValue value) => new(value.Name)
        {
            Description = Description(value.Description),
            Directives = Directives(value.Directives),
        };

        private static NamedTypeNode[] Names(IEnumerable<NamedType> types) => types.Select(static t => new NamedTypeNode(t.Name)).ToArray();

        private string? Description(string? description) => options.IncludeDescriptions ? description : null;

        private IReadOnlyList<DirectiveNode> Directives(IReadOnlyList<DirectiveNode> directives) =>
            directives.Count == 0 ? directives : directives.Where(d => options.IncludeDirective(d.Name)).ToArray();
    }
}
