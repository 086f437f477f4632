namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    private TypeSystemDefinitionNode BuildTypeSystemDefinition(Location start, string? description)
    {
        var isExtension = Skip(TokenKind.Extend);
        var kind = Kind;
        _at++;
        if (kind is TokenKind.Schema)
        {
            return BuildSchema(start, description, isExtension);
        }

        var name = TakeName();
        var interfaces = Kind is TokenKind.Implements ? BuildTypeNames(TokenKind.Ampersand) : [];
        var directives = BuildDirectives(isConstant: true);
        return kind switch
        {
            TokenKind.ObjectType => new ObjectTypeDefinitionNode(name, interfaces, BuildFieldDefinitions())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            TokenKind.InputObject => new InputObjectTypeDefinitionNode(name, BuildInputValues(TokenKind.BraceOpen))
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            TokenKind.Enum => new EnumTypeDefinitionNode(name, BuildEnumValues())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            TokenKind.InterfaceType => new InterfaceTypeDefinitionNode(name, interfaces, BuildFieldDefinitions())
            {
                Description = description,
                IsExtension = isExtension,
                Directives = directives,
                Location = Since(start),
            },
            TokenKind.Union => new UnionTypeDefinitionNode(name, Kind is TokenKind.EqualSign ? BuildTypeNames(TokenKind.Pipe) : [])
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
        if (Kind is not TokenKind.BraceOpen)
        {
            return [];
        }

        var types = new RootOperationTypeNode[TakeCount()];
        _at++;
        for (var i = 0; i < types.Length; i++)
        {
            var start = Here();
            var operation = TakeOperationKind();
            _at++;
            var type = BuildNamedType();
            types[i] = new RootOperationTypeNode(operation, type) { Location = Since(start) };
        }

        Pass();
        return types;
    }

    // One separator may stand before the first.
    private NamedTypeNode[] BuildTypeNames(TokenKind separator)
    {
        var types = new NamedTypeNode[TakeCount()];
        _at++;
        for (var i = 0; i < types.Length; i++)
        {
            Skip(separator);
            types[i] = BuildNamedType();
        }

        return types;
    }

    private EnumValueDefinitionNode[] BuildEnumValues()
    {
        if (Kind is not TokenKind.BraceOpen)
        {
            return [];
        }

        var values = new EnumValueDefinitionNode[TakeCount()];
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
        if (Kind is not TokenKind.BraceOpen)
        {
            return [];
        }

        var fields = new FieldDefinitionNode[TakeCount()];
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
        var arguments = BuildInputValues(TokenKind.ParenOpen);
        _at++;
        var type = BuildType();
        var directives = BuildDirectives(isConstant: true);
        return new FieldDefinitionNode(name, arguments, type)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private InputValueDefinitionNode[] BuildInputValues(TokenKind open)
    {
        if (Kind != open)
        {
            return [];
        }

        var values = new InputValueDefinitionNode[TakeCount()];
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
        _at++;
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
        _at += 2; // directive @
        var name = TakeName();
        var arguments = BuildInputValues(TokenKind.ParenOpen);
        var isRepeatable = Skip(TokenKind.Repeatable);
        var locations = new string[TakeCount()];
        _at++;
        for (var i = 0; i < locations.Length; i++)
        {
            Skip(TokenKind.Pipe);
            locations[i] = TakeName();
        }

        return new DirectiveDefinitionNode(name, arguments, isRepeatable, locations)
        {
            Description = description,
            Location = Since(start),
        };
    }
}
