namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    private TypeSystemDefinitionNode BuildTypeSystemDefinition(Location start, string? description)
    {
        var isExtension = Skip(FlatKind.Extend);
        var kind = Kind;
        _at++;
        if (kind is FlatKind.Schema)
        {
            return BuildSchema(start, description, isExtension);
        }

        var name = TakeName();
        var interfaces = kind is FlatKind.ObjectType or FlatKind.InterfaceType ? BuildTypeNames() : [];
        var directives = BuildDirectives(isConstant: true);
        return kind switch
        {
            FlatKind.ObjectType => new ObjectTypeDefinitionNode(name, interfaces, BuildFieldDefinitions())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            FlatKind.InputObject => new InputObjectTypeDefinitionNode(name, BuildInputValues())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            FlatKind.Enum => new EnumTypeDefinitionNode(name, BuildEnumValues())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            FlatKind.InterfaceType => new InterfaceTypeDefinitionNode(name, interfaces, BuildFieldDefinitions())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            FlatKind.Union => new UnionTypeDefinitionNode(name, BuildTypeNames())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            _ => new ScalarTypeDefinitionNode(name)
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
        };
    }

    private SchemaDefinitionNode BuildSchema(Location start, string? description, bool isExtension)
    {
        var directives = BuildDirectives(isConstant: true);
        var types = BuildRootOperationTypes();
        return new SchemaDefinitionNode(types)
        {
            Description = description,
            IsExtension = isExtension,
            Directives = directives,
            Location = Since(start),
        };
    }

    private RootOperationTypeNode[] BuildRootOperationTypes()
    {
        if (Kind is not FlatKind.RootOperations)
        {
            return [];
        }

        var types = new RootOperationTypeNode[Count];
        _at++;
        for (var i = 0; i < types.Length; i++)
        {
            var start = Here();
            var operation = (OperationKind)Count;
            _at++;
            var type = BuildNamedType();
            types[i] = new RootOperationTypeNode(operation, type) { Location = Since(start) };
        }

        Pass();
        return types;
    }

    private NamedTypeNode[] BuildTypeNames()
    {
        if (Kind is not FlatKind.TypeNames)
        {
            return [];
        }

        var types = new NamedTypeNode[Count];
        _at++;
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = BuildNamedType();
        }

        return types;
    }

    private EnumValueDefinitionNode[] BuildEnumValues()
    {
        if (Kind is not FlatKind.EnumValues)
        {
            return [];
        }

        var values = new EnumValueDefinitionNode[Count];
        _at++;
        for (var i = 0; i < values.Length; i++)
        {
            var start = Here();
            var description = TakeDescription();
            var name = TakeName();
            var directives = BuildDirectives(isConstant: true);
            values[i] = new EnumValueDefinitionNode(name) { Description = description, Directives = directives, Location = Since(start) };
        }

        Pass();
        return values;
    }

    private FieldDefinitionNode[] BuildFieldDefinitions()
    {
        if (Kind is not FlatKind.FieldDefinitions)
        {
            return [];
        }

        var fields = new FieldDefinitionNode[Count];
        _at++;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = BuildFieldDefinition();
        }

        Pass();
        return fields;
    }

    private FieldDefinitionNode BuildFieldDefinition()
    {
        var start = Here();
        var description = TakeDescription();
        var name = TakeName();
        var arguments = BuildInputValues();
        var type = BuildType();
        var directives = BuildDirectives(isConstant: true);
        return new FieldDefinitionNode(name, arguments, type)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private InputValueDefinitionNode[] BuildInputValues()
    {
        if (Kind is not FlatKind.InputValues)
        {
            return [];
        }

        var values = new InputValueDefinitionNode[Count];
        _at++;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BuildInputValue();
        }

        Pass();
        return values;
    }

    private InputValueDefinitionNode BuildInputValue()
    {
        var start = Here();
        var description = TakeDescription();
        var name = TakeName();
        var type = BuildType();
        var defaultValue = BuildDefaultValue();
        var directives = BuildDirectives(isConstant: true);
        return new InputValueDefinitionNode(name, type, defaultValue)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private DirectiveDefinitionNode BuildDirectiveDefinition(Location start, string? description)
    {
        _at++;
        var name = TakeName();
        var arguments = BuildInputValues();
        var isRepeatable = Skip(FlatKind.Repeatable);
        var locations = new string[Count];
        _at++;
        for (var i = 0; i < locations.Length; i++)
        {
            locations[i] = TakeName();
        }

        return new DirectiveDefinitionNode(name, arguments, isRepeatable, locations)
        {
            Description = description,
            Location = Since(start),
        };
    }
}
