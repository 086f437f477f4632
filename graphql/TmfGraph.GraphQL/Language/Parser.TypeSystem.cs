using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    private void ParseExtension()
    {
        Pass(TokenKind.Extend);
        var kind = TypeSystemKind() ?? throw Expected("a type or 'schema' to extend");
        if (ParseDefinitionOf(kind, isExtension: true))
        {
            return;
        }

        var what = kind switch
        {
            TokenKind.Schema => "directives or root operation types",
            TokenKind.Scalar => "directives",
            TokenKind.Union => "directives or member types",
            TokenKind.Enum => "directives or values",
            TokenKind.InputObject => "directives or fields",
            _ => "interfaces, directives or fields",
        };
        throw Expected($"{what} that the extension adds");
    }

    private void ParseTypeSystemDefinition()
    {
        var kind = TypeSystemKind() ?? throw Expected("a definition");
        ParseDefinitionOf(kind, isExtension: false);
    }

    private readonly TokenKind? TypeSystemKind() =>
        IsKeyword("type"u8) ? TokenKind.ObjectType :
        IsKeyword("input"u8) ? TokenKind.InputObject :
        IsKeyword("enum"u8) ? TokenKind.Enum :
        IsKeyword("interface"u8) ? TokenKind.InterfaceType :
        IsKeyword("union"u8) ? TokenKind.Union :
        IsKeyword("scalar"u8) ? TokenKind.Scalar :
        IsKeyword("schema"u8) ? TokenKind.Schema :
        null;

    // Returns whether it says anything but the name.
    private bool ParseDefinitionOf(TokenKind kind, bool isExtension)
    {
        Pass(kind);
        return kind switch
        {
            TokenKind.InputObject => ParseInputObject(),
            TokenKind.Enum => ParseEnum(),
            TokenKind.Union => ParseUnion(),
            TokenKind.Scalar => ParseScalar(),
            TokenKind.Schema => ParseSchema(isExtension),
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

        var group = Begin();
        var count = 0;
        do
        {
            ParseRootOperationType();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        _at++;
        _tokens.SetCount(group, count);
        return true;
    }

    private void ParseRootOperationType()
    {
        var operation =
            IsKeyword("query"u8) ? TokenKind.Query :
            IsKeyword("mutation"u8) ? TokenKind.Mutation :
            IsKeyword("subscription"u8) ? TokenKind.Subscription :
            throw Expected("'query', 'mutation' or 'subscription'");
        Pass(operation);
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
            _tokens.Mark(_at, TokenKind.Implements);
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
        var group = Begin();
        var count = 0;
        Skip(separator);
        do
        {
            ParseNamedType();
            count++;
        }
        while (Skip(separator));

        _tokens.SetCount(group, count);
    }

    private bool ParseEnum()
    {
        ExpectName("the name of an enum");
        var hasDirectives = ParseDirectives(isConstant: true);
        if (Kind is not TokenKind.BraceOpen)
        {
            return hasDirectives;
        }

        var group = Begin();
        var count = 0;
        do
        {
            ParseEnumValueDefinition();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        _at++;
        _tokens.SetCount(group, count);
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

        var group = Begin();
        var count = 0;
        do
        {
            ParseFieldDefinition();
            count++;
        }
        while (Kind is not TokenKind.BraceClose);

        _at++;
        _tokens.SetCount(group, count);
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

        var group = Begin();
        var count = 0;
        do
        {
            ParseInputValue();
            count++;
        }
        while (Kind != close);

        _at++;
        _tokens.SetCount(group, count);
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
        Pass(TokenKind.DirectiveDefinition);
        Expect(TokenKind.At);
        ExpectName("the name of a directive");
        ParseInputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        if (IsKeyword("repeatable"u8))
        {
            Pass(TokenKind.Repeatable);
        }

        if (!IsKeyword("on"u8))
        {
            throw Expected("'on'");
        }

        var group = Begin();
        var count = 0;
        Skip(TokenKind.Pipe);
        do
        {
            ParseDirectiveLocation();
            count++;
        }
        while (Skip(TokenKind.Pipe));

        _tokens.SetCount(group, count);
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
