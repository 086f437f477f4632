using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Introspection;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Turns a draft into linked type objects. It never fails: whatever is wrong stays visible for the rules.</summary>
internal static class SchemaAssembler
{
    private static readonly DocumentNode BuiltInDefinitions = SyntaxParser.Parse(BuiltIns.Sdl);

    private static readonly DocumentNode IntrospectionDefinitions = SyntaxParser.Parse(IntrospectionSdl.Text);

    private static readonly DocumentNode OptInIntrospectionDefinitions = SyntaxParser.Parse(IntrospectionSdl.OptInText);

    private static readonly OperationKind[] Operations = [OperationKind.Query, OperationKind.Mutation, OperationKind.Subscription];

    public static SchemaAssembly Assemble(SchemaDraft draft, SchemaBindings bindings, SchemaBuilderOptions options)
    {
        var assembly = new SchemaAssembly(draft, bindings, options);
        var builtIns = new SchemaDraft();
        builtIns.Add(BuiltInDefinitions);
        builtIns.Add(
            draft.Directives.Exists(static d => d.Name == IntrospectionSdl.OptInDirective) ? OptInIntrospectionDefinitions : IntrospectionDefinitions);
        foreach (var type in builtIns.Types)
        {
            assembly.TypesByName[type.Name] = MakeType(type.Head, bindings, isBuiltIn: true);
        }

        foreach (var type in draft.Types)
        {
            // A document may repeat what the specification defines; the specification counts.
            if (!assembly.TypesByName.ContainsKey(type.Name))
            {
                Add(assembly, type);
            }
        }

        var standard = options.AddStandardScalars ? AddStandardScalars(assembly) : [];
        var linker = new TypeLinker(assembly);
        LinkTypes(assembly, linker, builtIns);
        LinkDirectives(assembly, linker, builtIns);
        AddSchemaDefinition(assembly);
        RemoveUnreferenced(assembly, standard);
        BindFields(assembly);
        return assembly;
    }

    private static void Add(SchemaAssembly assembly, TypeDraft draft)
    {
        var type = MakeType(draft.Head, assembly.Bindings, isBuiltIn: false);
        assembly.TypesByName.Add(type.Name, type);
        assembly.Types.Add((type, draft));
    }

    private static NamedType MakeType(TypeDefinitionNode node, SchemaBindings bindings, bool isBuiltIn) => node switch
    {
        ObjectTypeDefinitionNode => new ObjectType(node.Name) { IsBuiltIn = isBuiltIn },
        InterfaceTypeDefinitionNode => new InterfaceType(node.Name) { IsBuiltIn = isBuiltIn },
        UnionTypeDefinitionNode => new UnionType(node.Name) { IsBuiltIn = isBuiltIn },
        EnumTypeDefinitionNode => new EnumType(node.Name) { IsBuiltIn = isBuiltIn },
        InputObjectTypeDefinitionNode => new InputObjectType(node.Name) { IsBuiltIn = isBuiltIn },
        _ => new ScalarType(node.Name, bindings.Codecs.GetValueOrDefault(node.Name) ?? StandardScalars.GetCodec(node.Name))
        {
            IsBuiltIn = isBuiltIn,
        },
    };

    private static HashSet<NamedType> AddStandardScalars(SchemaAssembly assembly)
    {
        var added = new HashSet<NamedType>();
        foreach (var definition in StandardScalars.Definitions)
        {
            if (!assembly.TypesByName.ContainsKey(definition.Name))
            {
                var draft = new TypeDraft(definition.Name);
                draft.Definitions.Add(definition);
                Add(assembly, draft);
                added.Add(assembly.TypesByName[definition.Name]);
            }
        }

        return added;
    }

    private static void LinkTypes(SchemaAssembly assembly, TypeLinker linker, SchemaDraft builtIns)
    {
        foreach (var draft in builtIns.Types)
        {
            linker.Link(assembly.TypesByName[draft.Name], draft);
        }

        foreach (var (type, draft) in assembly.Types)
        {
            linker.Link(type, draft);
        }
    }

    private static void LinkDirectives(SchemaAssembly assembly, TypeLinker linker, SchemaDraft builtIns)
    {
        var reserved = builtIns.Directives.Select(static d => d.Name).ToHashSet();
        foreach (var node in assembly.Draft.Directives)
        {
            if (!reserved.Contains(node.Name))
            {
                Add(linker.MakeDirective(node, isBuiltIn: false));
            }
        }

        foreach (var node in builtIns.Directives)
        {
            Add(linker.MakeDirective(node, isBuiltIn: true));
        }

        void Add(DirectiveType directive)
        {
            if (assembly.DirectivesByName.TryAdd(directive.Name, directive))
            {
                assembly.Directives.Add(directive);
            }
        }
    }

    private static void AddSchemaDefinition(SchemaAssembly assembly)
    {
        var draft = assembly.Draft;
        foreach (var schema in draft.SchemaDefinitions.Concat(draft.SchemaExtensions))
        {
            assembly.SchemaDescription ??= schema.Description;
            assembly.SchemaDirectives.AddRange(schema.Directives);
            assembly.RootTypes.AddRange(schema.OperationTypes.Select(static o => (o.Operation, o.Type)));
        }

        if (draft.SchemaDefinitions.Count > 0)
        {
            return;
        }

        foreach (var operation in Operations)
        {
            if (assembly.GetType(operation.ToString()) is ObjectType type && assembly.RootTypes.TrueForAll(r => r.Operation != operation))
            {
                assembly.RootTypes.Add((operation, new NamedTypeNode(type.Name) { Location = type.Location }));
            }
        }
    }

    private static void RemoveUnreferenced(SchemaAssembly assembly, HashSet<NamedType> standard)
    {
        assembly.Types.RemoveAll(t => standard.Contains(t.Type) && !assembly.ReferencedScalars.Contains(t.Type));
        foreach (var type in standard)
        {
            if (!assembly.ReferencedScalars.Contains(type))
            {
                assembly.TypesByName.Remove(type.Name);
            }
        }
    }

    private static void BindFields(SchemaAssembly assembly)
    {
        foreach (var (coordinate, resolver) in assembly.Bindings.Resolvers)
        {
            if (SchemaFinisher.FindField(assembly, coordinate) is { } field)
            {
                field.Resolver = resolver;
            }
        }

        foreach (var (coordinate, name) in assembly.Bindings.JsonNames)
        {
            if (SchemaFinisher.FindField(assembly, coordinate) is { } field)
            {
                field.JsonName = Encoding.UTF8.GetBytes(name);
            }
        }
    }
}
