using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    private TypeSystemDefinitionNode ParseExtension(Location start)
    {
        Advance();
        var extension = ParseTypeSystemDefinition(start, null, isExtension: true);
        var (adds, what) = extension switch
        {
            SchemaDefinitionNode schema => (schema.OperationTypes.Count > 0, "directives or root operation types"),
            ScalarTypeDefinitionNode => (false, "directives"),
            ComplexTypeDefinitionNode complex => (complex.Fields.Count > 0 || complex.Interfaces.Count > 0, "interfaces, directives or fields"),
            UnionTypeDefinitionNode union => (union.Members.Count > 0, "directives or member types"),
            EnumTypeDefinitionNode @enum => (@enum.Values.Count > 0, "directives or values"),
            InputObjectTypeDefinitionNode input => (input.Fields.Count > 0, "directives or fields"),
            _ => (true, ""),
        };
        return adds || extension.Directives.Count > 0 ? extension : throw Expected($"{what} that the extension adds");
    }

    private TypeSystemDefinitionNode ParseTypeSystemDefinition(Location start, string? description, bool isExtension)
    {
        TypeSystemDefinitionNode definition;
        if (SkipKeyword("type"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            definition = new ObjectTypeDefinitionNode(name, interfaces, fields) { Directives = directives };
        }
        else if (SkipKeyword("input"u8))
        {
            definition = ParseInputObject();
        }
        else if (SkipKeyword("enum"u8))
        {
            definition = ParseEnum();
        }
        else if (SkipKeyword("interface"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            definition = new InterfaceTypeDefinitionNode(name, interfaces, fields) { Directives = directives };
        }
        else if (SkipKeyword("union"u8))
        {
            definition = ParseUnion();
        }
        else if (SkipKeyword("scalar"u8))
        {
            definition = new ScalarTypeDefinitionNode(ParseName("the name of a scalar")) { Directives = ParseDirectives(isConstant: true) };
        }
        else if (SkipKeyword("schema"u8))
        {
            definition = ParseSchema(isExtension);
        }
        else
        {
            throw Expected(isExtension ? "a type or 'schema' to extend" : "a definition");
        }

        return definition with { Description = description, IsExtension = isExtension, Location = Since(start) };
    }

    private SchemaDefinitionNode ParseSchema(bool isExtension)
    {
        var directives = ParseDirectives(isConstant: true);
        if (isExtension && Kind is not TokenKind.BraceOpen)
        {
            return new SchemaDefinitionNode([]) { Directives = directives };
        }

        Expect(TokenKind.BraceOpen);
        var types = new List<RootOperationTypeNode>();
        do
        {
            types.Add(ParseRootOperationType());
        }
        while (!Skip(TokenKind.BraceClose));

        return new SchemaDefinitionNode(types.ToArray()) { Directives = directives };
    }

    private RootOperationTypeNode ParseRootOperationType()
    {
        var start = _lexer.Location;
        var operation =
            IsKeyword("query"u8) ? OperationKind.Query :
            IsKeyword("mutation"u8) ? OperationKind.Mutation :
            IsKeyword("subscription"u8) ? OperationKind.Subscription :
            throw Expected("'query', 'mutation' or 'subscription'");
        Advance();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new RootOperationTypeNode(operation, type) { Location = Since(start) };
    }

    private (string Name, IReadOnlyList<NamedTypeNode> Interfaces, IReadOnlyList<DirectiveNode> Directives, IReadOnlyList<FieldDefinitionNode> Fields)
        ParseComplexType()
    {
        var name = ParseName("the name of a type");
        IReadOnlyList<NamedTypeNode> interfaces = SkipKeyword("implements"u8) ? ParseSeparated(TokenKind.Ampersand) : [];
        var directives = ParseDirectives(isConstant: true);
        return (name, interfaces, directives, ParseFieldDefinitions());
    }

    private UnionTypeDefinitionNode ParseUnion()
    {
        var name = ParseName("the name of a union");
        var directives = ParseDirectives(isConstant: true);
        IReadOnlyList<NamedTypeNode> members = Skip(TokenKind.EqualSign) ? ParseSeparated(TokenKind.Pipe) : [];
        return new UnionTypeDefinitionNode(name, members) { Directives = directives };
    }

    // "A & B", with a leading separator allowed.
    private NamedTypeNode[] ParseSeparated(TokenKind separator)
    {
        Skip(separator);
        var mark = _stacks.NamedTypes.Count;
        do
        {
            _stacks.NamedTypes.Push(ParseNamedType());
        }
        while (Skip(separator));

        return _stacks.NamedTypes.Take(mark);
    }

    private EnumTypeDefinitionNode ParseEnum()
    {
        var name = ParseName("the name of an enum");
        var directives = ParseDirectives(isConstant: true);
        if (!Skip(TokenKind.BraceOpen))
        {
            return new EnumTypeDefinitionNode(name, []) { Directives = directives };
        }

        var mark = _stacks.EnumValues.Count;
        do
        {
            _stacks.EnumValues.Push(ParseEnumValueDefinition());
        }
        while (!Skip(TokenKind.BraceClose));

        return new EnumTypeDefinitionNode(name, _stacks.EnumValues.Take(mark)) { Directives = directives };
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _lexer.Location;
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
        {
            throw Expected("a name other than true, false and null for an enum value");
        }

        var name = ParseName("an enum value");
        var directives = ParseDirectives(isConstant: true);
        return new EnumValueDefinitionNode(name) { Description = description, Directives = directives, Location = Since(start) };
    }

    private InputObjectTypeDefinitionNode ParseInputObject()
    {
        var name = ParseName("the name of an input object");
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValues(TokenKind.BraceOpen, TokenKind.BraceClose);
        return new InputObjectTypeDefinitionNode(name, fields) { Directives = directives };
    }

    private FieldDefinitionNode[] ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.BraceOpen))
        {
            return [];
        }

        var mark = _stacks.FieldDefinitions.Count;
        do
        {
            _stacks.FieldDefinitions.Push(ParseFieldDefinition());
        }
        while (!Skip(TokenKind.BraceClose));

        return _stacks.FieldDefinitions.Take(mark);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _lexer.Location;
        var description = ParseDescription();
        var name = ParseName("a field definition");
        var arguments = ParseInputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        Expect(TokenKind.Colon);
        var type = ParseType();
        var directives = ParseDirectives(isConstant: true);
        return new FieldDefinitionNode(name, arguments, type)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private InputValueDefinitionNode[] ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var mark = _stacks.InputValues.Count;
        do
        {
            _stacks.InputValues.Push(ParseInputValue());
        }
        while (!Skip(close));

        return _stacks.InputValues.Take(mark);
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = _lexer.Location;
        var description = ParseDescription();
        var name = ParseName("the name of an input value");
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConstant: true);
        return new InputValueDefinitionNode(name, type, defaultValue)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Location start, string? description)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ParseName("the name of a directive");
        var arguments = ParseInputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new List<string>();
        do
        {
            const string Expectation = "a directive location such as FIELD_DEFINITION";
            if (Kind is TokenKind.Name && !DirectiveLocations.IsKnown(Encoding.ASCII.GetString(_lexer.Text)))
            {
                throw Expected(Expectation);
            }

            locations.Add(ParseName(Expectation));
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(name, arguments, isRepeatable, locations.ToArray())
        {
            Description = description,
            Location = Since(start),
        };
    }
}
