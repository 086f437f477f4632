using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Fills type objects from their syntax: references become objects, extensions are merged in.</summary>
internal sealed class TypeLinker(SchemaAssembly assembly)
{
    private readonly Dictionary<string, UnresolvedType> _unresolved = [];
    private readonly Dictionary<NamedType, NonNullType> _nonNull = [];

    public void Link(NamedType type, TypeDraft draft)
    {
        type.Location = draft.Head.Location;
        type.Description = draft.Head.Description ?? draft.Extensions.Find(static e => e.Description is not null)?.Description;
        type.Directives = draft.Extensions.Count == 0 ? draft.Head.Directives : [.. draft.Parts.SelectMany(static p => p.Directives)];
        switch (type)
        {
            case ComplexType complex: LinkComplexType(complex, draft); break;
            case UnionType union: LinkUnion(union, draft); break;
            case EnumType @enum: LinkEnum(@enum, draft); break;
            case InputObjectType input: LinkInputObject(input, draft); break;
            case ScalarType scalar: scalar.SpecifiedBy = TextArgument(scalar.Directives, "specifiedBy", "url", null); break;
        }

        if (assembly.Bindings.TypeResolvers.TryGetValue(type.Name, out var resolver))
        {
            _ = type switch
            {
                InterfaceType @interface => @interface.ResolveTypeName = resolver,
                UnionType union => union.ResolveTypeName = resolver,
                _ => null,
            };
        }
    }

    public DirectiveType MakeDirective(DirectiveDefinitionNode node, bool isBuiltIn)
    {
        var directive = new DirectiveType
        {
            Name = node.Name,
            Description = node.Description,
            IsRepeatable = node.IsRepeatable,
            Locations = node.Locations,
            IsBuiltIn = isBuiltIn,
            Location = node.Location,
        };
        directive.Arguments = MakeInputValues(node.Arguments, a => Coordinates.Argument(directive, a));
        return directive;
    }

    private void LinkComplexType(ComplexType type, TypeDraft draft)
    {
        var fields = new List<Field>();
        var interfaces = new List<InterfaceType>();
        foreach (var part in draft.Parts)
        {
            var node = (ComplexTypeDefinitionNode)part;
            foreach (var name in node.Interfaces)
            {
                if (Lookup(name, () => type.Name) is InterfaceType @interface)
                {
                    interfaces.Add(@interface);
                }
            }

            foreach (var field in node.Fields)
            {
                fields.Add(MakeField(field, type));
            }
        }

        type.Fields = fields.ToArray();
        type.Interfaces = interfaces.ToArray();
        type.FieldsByName = new Dictionary<string, Field>(fields.Count);
        foreach (var field in fields)
        {
            type.FieldsByName.TryAdd(field.Name, field);
        }
    }

    private Field MakeField(FieldDefinitionNode node, ComplexType type)
    {
        var field = new Field(node.Name, type)
        {
            Description = node.Description,
            Directives = node.Directives,
            DeprecationReason = DeprecationReason(node.Directives),
            Location = node.Location,
        };
        field.Type = MakeType(node.Type, () => field.Coordinate);
        field.Arguments = MakeInputValues(node.Arguments, a => Coordinates.Argument(field, a));
        return field;
    }

    private InputValue[] MakeInputValues(IReadOnlyList<InputValueDefinitionNode> nodes, Func<InputValue, string> coordinate)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        var values = new InputValue[nodes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var node = nodes[i];
            var value = new InputValue(node.Name)
            {
                Description = node.Description,
                DefaultValue = node.DefaultValue,
                Directives = node.Directives,
                DeprecationReason = DeprecationReason(node.Directives),
                Location = node.Location,
            };
            value.Type = MakeType(node.Type, () => coordinate(value));
            values[i] = value;
        }

        return values;
    }

    private void LinkUnion(UnionType union, TypeDraft draft)
    {
        var members = new List<ObjectType>();
        foreach (var part in draft.Parts)
        {
            foreach (var name in ((UnionTypeDefinitionNode)part).Members)
            {
                if (Lookup(name, () => union.Name) is ObjectType member)
                {
                    members.Add(member);
                }
            }
        }

        union.Members = members.ToArray();
    }

    private void LinkEnum(EnumType type, TypeDraft draft)
    {
        var mapped = assembly.Bindings.EnumValues;
        var values = new List<EnumValue>();
        foreach (var part in draft.Parts)
        {
            foreach (var node in ((EnumTypeDefinitionNode)part).Values)
            {
                values.Add(new EnumValue
                {
                    Name = node.Name,
                    RuntimeValue = mapped.Count > 0 ? mapped.GetValueOrDefault(Coordinates.Member(type, node.Name), node.Name) : node.Name,
                    Description = node.Description,
                    Directives = node.Directives,
                    DeprecationReason = DeprecationReason(node.Directives),
                    Location = node.Location,
                });
            }
        }

        type.Values = values.ToArray();
        foreach (var value in values)
        {
            type.ValuesByName.TryAdd(value.Name, value);
            type.ValuesByRuntimeValue.TryAdd(value.RuntimeValue, value);
        }
    }

    private void LinkInputObject(InputObjectType type, TypeDraft draft)
    {
        type.Fields = draft.Parts
            .SelectMany(p => MakeInputValues(((InputObjectTypeDefinitionNode)p).Fields, f => Coordinates.Member(type, f.Name)))
            .ToArray();
        type.IsOneOf = type.Directives.Any(static d => d.Name == "oneOf");
        foreach (var field in type.Fields)
        {
            type.FieldsByName.TryAdd(field.Name, field);
        }
    }

    private GraphType MakeType(TypeNode node, Func<string> coordinate)
    {
        switch (node)
        {
            case NamedTypeNode name: return Lookup(name, coordinate);
            case ListTypeNode list: return new ListType(MakeType(list.Item, coordinate));
            case NonNullTypeNode nonNull:
                var inner = MakeType(nonNull.Inner, coordinate);
                if (inner is not NamedType named)
                {
                    return new NonNullType(inner);
                }

                // The commonest wrapper: one object a type is enough.
                return _nonNull.TryGetValue(named, out var known) ? known : _nonNull[named] = new NonNullType(named);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private NamedType Lookup(NamedTypeNode node, Func<string> coordinate)
    {
        if (assembly.TypesByName.TryGetValue(node.Name, out var type))
        {
            if (type is ScalarType)
            {
                assembly.ReferencedScalars.Add(type);
            }

            return type;
        }

        assembly.UnknownTypes.Add((node.Name, coordinate(), node.Location));
        return _unresolved.TryGetValue(node.Name, out var unresolved)
            ? unresolved
            : _unresolved[node.Name] = new UnresolvedType(node.Name);
    }

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        TextArgument(directives, "deprecated", "reason", BuiltIns.DefaultDeprecationReason);

    // The text of a directive's argument; null when the directive is not applied.
    private static string? TextArgument(IReadOnlyList<DirectiveNode> directives, string directive, string argument, string? defaultValue)
    {
        foreach (var applied in directives)
        {
            if (applied.Name == directive)
            {
                return applied.Argument(argument) is StringValueNode text ? text.Value : defaultValue;
            }
        }

        return null;
    }
}
