using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    private void ParseExtension()
    {
        Take(FlatKind.Extend);
        var kind = TypeSystemKind() ?? throw Expected("a type or 'schema' to extend");
        if (ParseDefinitionOf(kind, isExtension: true))
        {
            return;
        }

        var what = kind switch
        {
            FlatKind.Schema => "directives or root operation types",
            FlatKind.Scalar => "directives",
            FlatKind.Union => "directives or member types",
            FlatKind.Enum => "directives or values",
            FlatKind.InputObject => "directives or fields",
            _ => "interfaces, directives or fields",
        };
        throw Expected($"{what} that the extension adds");
    }

    private void ParseTypeSystemDefinition()
    {
        var kind = TypeSystemKind() ?? throw Expected("a definition");
        ParseDefinitionOf(kind, isExtension: false);
    }

    private readonly FlatKind? TypeSystemKind() =>
        IsKeyword("type"u8) ? FlatKind.ObjectType :
        IsKeyword("input"u8) ? FlatKind.InputObject :
        IsKeyword("enum"u8) ? FlatKind.Enum :
        IsKeyword("interface"u8) ? FlatKind.InterfaceType :
        IsKeyword("union"u8) ? FlatKind.Union :
        IsKeyword("scalar"u8) ? FlatKind.Scalar :
        IsKeyword("schema"u8) ? FlatKind.Schema :
        null;

    // Returns whether it says anything but the name.
    private bool ParseDefinitionOf(FlatKind kind, bool isExtension)
    {
        Take(kind);
        return kind switch
        {
            FlatKind.InputObject => ParseInputObject(),
            FlatKind.Enum => ParseEnum(),
            FlatKind.Union => ParseUnion(),
            FlatKind.Scalar => ParseScalar(),
            FlatKind.Schema => ParseSchema(isExtension),
            _ => ParseComplexType(),
        };
    }

    private bool ParseSchema(bool isExtension)
    {
        var hasDirectives = ParseDirectives(isConstant: true);
        if (isExtension && Kind is not TokenKind.BraceOpen)
        {
            return hasDirectives;
        }

        if (Kind is not TokenKind.BraceOpen)
        {
            throw Expected(Describe(TokenKind.BraceOpen));
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            ParseRootOperationType();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        Take(FlatKind.Close);
        Count(place, first, FlatKind.RootOperations, count);
        return true;
    }

    private void ParseRootOperationType()
    {
        var operation =
            IsKeyword("query"u8) ? OperationKind.Query :
            IsKeyword("mutation"u8) ? OperationKind.Mutation :
            IsKeyword("subscription"u8) ? OperationKind.Subscription :
            throw Expected("'query', 'mutation' or 'subscription'");
        Take(FlatKind.RootOperation, (int)operation);
        Expect(TokenKind.Colon);
        ParseNamedType();
    }

    private bool ParseScalar()
    {
        ExpectName("the name of a scalar");
        return ParseDirectives(isConstant: true);
    }

    private bool ParseComplexType()
    {
        ExpectName("the name of a type");
        var hasInterfaces = IsKeyword("implements"u8);
        if (hasInterfaces)
        {
            ParseSeparated(TokenKind.Ampersand);
        }

        var hasDirectives = ParseDirectives(isConstant: true);
        return ParseFieldDefinitions() || hasDirectives || hasInterfaces;
    }

    private bool ParseUnion()
    {
        ExpectName("the name of a union");
        var hasDirectives = ParseDirectives(isConstant: true);
        if (Kind is not TokenKind.EqualSign)
        {
            return hasDirectives;
        }

        ParseSeparated(TokenKind.Pipe);
        return true;
    }

    // "A & B" behind the token it stands on, with a leading separator allowed.
    private void ParseSeparated(TokenKind separator)
    {
        var first = _at;
        var place = Begin();
        var count = 0;
        Skip(separator);
        do
        {
            ParseNamedType();
            count++;
        }
        while (Skip(separator));

        Count(place, first, FlatKind.TypeNames, count);
    }

    private bool ParseEnum()
    {
        ExpectName("the name of an enum");
        var hasDirectives = ParseDirectives(isConstant: true);
        if (Kind is not TokenKind.BraceOpen)
        {
            return hasDirectives;
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            ParseEnumValueDefinition();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        Take(FlatKind.Close);
        Count(place, first, FlatKind.EnumValues, count);
        return true;
    }

    private void ParseEnumValueDefinition()
    {
        ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
        {
            throw Expected("a name other than true, false and null for an enum value");
        }

        ExpectName("an enum value");
        ParseDirectives(isConstant: true);
    }

    private bool ParseInputObject()
    {
        ExpectName("the name of an input object");
        var hasDirectives = ParseDirectives(isConstant: true);
        return ParseInputValues(TokenKind.BraceOpen, TokenKind.BraceClose) || hasDirectives;
    }

    private bool ParseFieldDefinitions()
    {
        if (Kind is not TokenKind.BraceOpen)
        {
            return false;
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            ParseFieldDefinition();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        Take(FlatKind.Close);
        Count(place, first, FlatKind.FieldDefinitions, count);
        return true;
    }

    private void ParseFieldDefinition()
    {
        ParseDescription();
        ExpectName("a field definition");
        ParseInputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        Expect(TokenKind.Colon);
        ParseType();
        ParseDirectives(isConstant: true);
    }

    private bool ParseInputValues(TokenKind open, TokenKind close)
    {
        if (Kind != open)
        {
            return false;
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            ParseInputValue();
            count++;
        }
        while (Kind != close);

        Take(FlatKind.Close);
        Count(place, first, FlatKind.InputValues, count);
        return true;
    }

    private void ParseInputValue()
    {
        ParseDescription();
        ExpectName("the name of an input value");
        Expect(TokenKind.Colon);
        ParseType();
        ParseDefaultValue();
        ParseDirectives(isConstant: true);
    }

    private void ParseDirectiveDefinition()
    {
        Take(FlatKind.DirectiveDefinition);
        Expect(TokenKind.At);
        ExpectName("the name of a directive");
        ParseInputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        if (IsKeyword("repeatable"u8))
        {
            Take(FlatKind.Repeatable);
        }

        if (!IsKeyword("on"u8))
        {
            throw Expected("'on'");
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        Skip(TokenKind.Pipe);
        do
        {
            ParseDirectiveLocation();
            count++;
        }
        while (Skip(TokenKind.Pipe));

        Count(place, first, FlatKind.Locations, count);
    }

    private void ParseDirectiveLocation()
    {
        const string Expectation = "a directive location such as FIELD_DEFINITION";
        if (Kind is TokenKind.Name && !DirectiveLocations.IsKnown(Encoding.ASCII.GetString(TokenAt(Start).Text)))
        {
            throw Expected(Expectation);
        }

        ExpectName(Expectation);
    }
}
