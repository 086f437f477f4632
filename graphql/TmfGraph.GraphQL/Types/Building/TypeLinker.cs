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
        directive.Arguments = MakeInputValues(node.Arguments, directive);
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
                if (Lookup(name, type, null) is InterfaceType @interface)
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
        field.Type = MakeType(node.Type, field, null);
        field.Arguments = MakeInputValues(node.Arguments, field);
        return field;
    }

    private InputValue[] MakeInputValues(IReadOnlyList<InputValueDefinitionNode> nodes, object owner)
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
            value.Type = MakeType(node.Type, owner, value);
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
                if (Lookup(name, union, null) is ObjectType member)
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
    }

    private void LinkInputObject(InputObjectType type, TypeDraft draft)
    {
        type.Fields = draft.Extensions.Count == 0
            ? MakeInputValues(((InputObjectTypeDefinitionNode)draft.Head).Fields, type)
            : [.. draft.Parts.SelectMany(p => MakeInputValues(((InputObjectTypeDefinitionNode)p).Fields, type))];
        type.IsOneOf = type.Directives.Find("oneOf") is not null;
    }

    /// <param name="owner">What has the type: a field, or what the value belongs to.</param>
    /// <param name="value">The argument or input field that has the type; null when it is a field.</param>
    private GraphType MakeType(TypeNode node, object owner, InputValue? value)
    {
        switch (node)
        {
            case NamedTypeNode name: return Lookup(name, owner, value);
            case ListTypeNode list: return new ListType(MakeType(list.Item, owner, value));
            case NonNullTypeNode nonNull:
                var inner = MakeType(nonNull.Inner, owner, value);
                if (inner is not NamedType named)
                {
                    return new NonNullType(inner);
                }

                // The commonest wrapper: one object a type is enough.
                return _nonNull.TryGetValue(named, out var known) ? known : _nonNull[named] = new NonNullType(named);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private NamedType Lookup(NamedTypeNode node, object owner, InputValue? value)
    {
        if (assembly.TypesByName.TryGetValue(node.Name, out var type))
        {
            if (type is ScalarType)
            {
                assembly.ReferencedScalars.Add(type);
            }

            return type;
        }

        assembly.UnknownTypes.Add((node.Name, Coordinates.Of(owner, value), node.Location));
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
