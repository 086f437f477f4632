using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    public ValueNode ParseValue(bool isConstant)
    {
        var start = _lexer.Location;
        switch (Kind)
        {
            case TokenKind.Dollar: return ParseVariable(start, isConstant);
            case TokenKind.BracketOpen: return ParseList(start, isConstant);
            case TokenKind.BraceOpen: return ParseObject(start, isConstant);
            case TokenKind.Name: return ParseNamedValue(start);
            case TokenKind.Int:
                var integer = Encoding.ASCII.GetString(_lexer.Text);
                Advance();
                return new IntValueNode(integer) { Location = start };
            case TokenKind.Float:
                var number = Encoding.ASCII.GetString(_lexer.Text);
                Advance();
                return new FloatValueNode(number) { Location = start };
            case TokenKind.String or TokenKind.BlockString:
                var isBlock = Kind is TokenKind.BlockString;
                var text = _lexer.StringValue(isRemembered: isConstant);
                Advance();
                return new StringValueNode(text) { IsBlock = isBlock, Location = start };
            default: throw Expected("a value");
        }
    }

    public TypeNode ParseType()
    {
        var start = _lexer.Location;
        TypeNode type;
        if (Kind is TokenKind.BracketOpen)
        {
            Enter();
            Advance();
            var item = ParseType();
            Expect(TokenKind.BracketClose);
            Leave();
            type = new ListTypeNode(item) { Location = Since(start) };
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) { Location = Since(start) } : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = _lexer.Location;
        return new NamedTypeNode(ParseName("a type")) { Location = start };
    }

    private ValueNode? ParseDefaultValue() => Skip(TokenKind.EqualSign) ? ParseValue(isConstant: true) : null;

    private VariableNode ParseVariable(Location start, bool isConstant)
    {
        if (isConstant)
        {
            throw SyntaxErrors.VariableInConstant(start);
        }

        Advance();
        var name = ParseName("the name of a variable");
        return new VariableNode(name) { Location = Since(start) };
    }

    private ValueNode ParseNamedValue(Location start)
    {
        var name = ParseName();
        return name switch
        {
            "true" => new BooleanValueNode(true) { Location = start },
            "false" => new BooleanValueNode(false) { Location = start },
            "null" => new NullValueNode { Location = start },
            _ => new EnumValueNode(name) { Location = start },
        };
    }

    private ListValueNode ParseList(Location start, bool isConstant)
    {
        Enter();
        Advance();
        var mark = _stacks.Values.Count;
        while (!Skip(TokenKind.BracketClose))
        {
            if (_stacks.Values.Count - mark == _limits.MaxListItems)
            {
                throw SyntaxErrors.LimitExceeded("items in one list", _limits.MaxListItems, start);
            }

            _stacks.Values.Push(ParseValue(isConstant));
        }

        Leave();
        return new ListValueNode(_stacks.Values.Take(mark)) { Location = Since(start) };
    }

    private ObjectValueNode ParseObject(Location start, bool isConstant)
    {
        Enter();
        Advance();
        var mark = _stacks.ObjectFields.Count;
        while (!Skip(TokenKind.BraceClose))
        {
            var fieldStart = _lexer.Location;
            var name = ParseName("the name of an input field");
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            _stacks.ObjectFields.Push(new ObjectFieldNode(name, value) { Location = Since(fieldStart) });
        }

        Leave();
        return new ObjectValueNode(_stacks.ObjectFields.Take(mark)) { Location = Since(start) };
    }
}
