using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    // Values that clients send are not remembered, other texts are.
    private ValueNode BuildValue(bool isConstant)
    {
        var start = Here();
        switch (Kind)
        {
            case TokenKind.Dollar:
                _at++;
                return new VariableNode(TakeName()) { Location = Since(start) };
            case TokenKind.Int: return new IntValueNode(TakeNumber()) { Location = Since(start) };
            case TokenKind.Float: return new FloatValueNode(TakeNumber()) { Location = Since(start) };
            case TokenKind.BracketOpen: return BuildList(start, isConstant);
            case TokenKind.BraceOpen: return BuildObject(start, isConstant);
            case TokenKind.Name: return BuildNamedValue(start);
            default:
                var isBlock = Kind is TokenKind.BlockString;
                return new StringValueNode(TakeString(isRemembered: isConstant)) { IsBlock = isBlock, Location = Since(start) };
        }
    }

    private ValueNode? BuildDefaultValue() => Skip(TokenKind.EqualSign) ? BuildValue(isConstant: true) : null;

    private TypeNode BuildType()
    {
        var start = Here();
        TypeNode type;
        if (Skip(TokenKind.BracketOpen))
        {
            var item = BuildType();
            Pass();
            type = new ListTypeNode(item) { Location = Since(start) };
        }
        else
        {
            type = BuildNamedType();
        }

        if (Kind is not TokenKind.Bang)
        {
            return type;
        }

        Pass();
        return new NonNullTypeNode(type) { Location = Since(start) };
    }

    private NamedTypeNode BuildNamedType()
    {
        var start = Here();
        return new NamedTypeNode(TakeName()) { Location = Since(start) };
    }

    private ValueNode BuildNamedValue(Location start) => TakeName() switch
    {
        "true" => new BooleanValueNode(true) { Location = Since(start) },
        "false" => new BooleanValueNode(false) { Location = Since(start) },
        "null" => new NullValueNode { Location = Since(start) },
        var name => new EnumValueNode(name) { Location = Since(start) },
    };

    private ListValueNode BuildList(Location start, bool isConstant)
    {
        var items = new ValueNode[TakeCount()];
        _at++;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = BuildValue(isConstant);
        }

        Pass();
        return new ListValueNode(items) { Location = Since(start) };
    }

    private ObjectValueNode BuildObject(Location start, bool isConstant)
    {
        var fields = new ObjectFieldNode[TakeCount()];
        _at++;
        for (var i = 0; i < fields.Length; i++)
        {
            var fieldStart = Here();
            var name = TakeName();
            _at++;
            var value = BuildValue(isConstant);
            fields[i] = new ObjectFieldNode(name, value) { Location = Since(fieldStart) };
        }

        Pass();
        return new ObjectValueNode(fields) { Location = Since(start) };
    }

    private string TakeNumber()
    {
        var lexer = new Lexer(_text);
        lexer.TryRead(_starts[_at++]);
        _previousEnd = lexer.End;
        return Encoding.ASCII.GetString(lexer.Text);
    }

    private string TakeString(bool isRemembered)
    {
        var isBlock = Kind is TokenKind.BlockString;
        var start = _starts[_at++];
        Pass();
        return Lexer.ValueOf(_text, start, _previousEnd, isBlock, isRemembered);
    }
}
