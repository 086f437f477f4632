using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

/// <summary>Makes documents of every production from a seed; the same seed gives the same document.</summary>
internal sealed class SyntaxGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b2", "_c", "type", "on1", "query", "input", "Name", "implements", "x_y"];

    private static readonly string[] Texts =
    [
        "", " ", "words", "  indented", "a\nb", "a\n  b\n\nc", "\n", "a\r\nb", "\"", "\"\"\"", "\\", "end\\", "tab\tx", "\u0001", "日本 😀", "\\\"\"\"", "a\n", "\u0085",
    ];

    private readonly Random _random = new(seed);
    private int _depth;

    public DocumentNode Document() => new(Many(1, 5, Definition));

    private DefinitionNode Definition() => _random.Next(12) switch
    {
        0 => new OperationDefinitionNode(Pick(OperationKind.Query, OperationKind.Mutation, OperationKind.Subscription), Name(), Many(0, 3, Variable), Selections())
        {
            Description = Description(),
            Directives = Directives(true),
        },
        1 => new OperationDefinitionNode(OperationKind.Query, null, [], Selections()),
        2 => new FragmentDefinitionNode(Name(), Named(), Selections()) { Description = Description(), Directives = Directives(true) },
        3 => new DirectiveDefinitionNode(Name(), Many(0, 3, Input), Chance(), Many(1, 3, () => Pick([.. DirectiveLocations.All]))) { Description = Description() },
        4 => Extended(new SchemaDefinitionNode(Many(1, 3, () => new RootOperationTypeNode(Pick(OperationKind.Query, OperationKind.Mutation), Named())))),
        5 => Extended(new ScalarTypeDefinitionNode(Name()) { Directives = [Directive(false)] }),
        6 => Extended(new ObjectTypeDefinitionNode(Name(), Many(0, 3, Named), Many(1, 4, Field))),
        7 => Extended(new InterfaceTypeDefinitionNode(Name(), Many(1, 2, Named), Many(0, 4, Field))),
        8 => Extended(new UnionTypeDefinitionNode(Name(), Many(1, 40, Named))),
        9 => Extended(new EnumTypeDefinitionNode(Name(), Many(1, 4, () => new EnumValueDefinitionNode(Name()) { Description = Description(), Directives = Directives(false) }))),
        10 => Extended(new InputObjectTypeDefinitionNode(Name(), Many(1, 4, Input))),
        _ => new ObjectTypeDefinitionNode(Name(), [], []) { Description = Description() },
    };

    private TypeSystemDefinitionNode Extended(TypeSystemDefinitionNode definition)
    {
        var isExtension = Chance();
        return definition with
        {
            IsExtension = isExtension,
            Description = isExtension ? null : Description(),
            Directives = definition.Directives.Count > 0 ? definition.Directives : Directives(false),
        };
    }

    private FieldDefinitionNode Field() => new(Name(), Many(0, 3, Input), Type()) { Description = Description(), Directives = Directives(false) };

    private InputValueDefinitionNode Input() => new(Name(), Type(), Chance() ? Value(false) : null) { Description = Description(), Directives = Directives(false) };

    private VariableDefinitionNode Variable() => new(Name(), Type(), Chance() ? Value(false) : null) { Description = Description(), Directives = Directives(false) };

    private SelectionSetNode Selections() => new(Deeper(() => Many(1, 4, Selection)) ?? [new FieldNode(Name())]);

    private SelectionNode Selection() => _random.Next(5) switch
    {
        0 => new FragmentSpreadNode(Name()) { Directives = Directives(true) },
        1 => new InlineFragmentNode(Chance() ? Named() : null, Selections()) { Directives = Directives(true) },
        _ => new FieldNode(Name())
        {
            Alias = Chance() ? Name() : null,
            Arguments = Many(0, 3, () => new ArgumentNode(Name(), Value(true))),
            Directives = Directives(true),
            SelectionSet = _random.Next(3) == 0 ? Selections() : null,
        },
    };

    private DirectiveNode[] Directives(bool variables) => Chance() ? [] : Many(0, 2, () => Directive(variables));

    private DirectiveNode Directive(bool variables) => new(Name(), Many(0, 2, () => new ArgumentNode(Name(), Value(variables))));

    private ValueNode Value(bool variables) => _random.Next(variables ? 10 : 9) switch
    {
        0 => new IntValueNode(Pick("0", "-1", "12345678901234567890")),
        1 => new FloatValueNode(Pick("0.5", "-1e10", "1.50E-3")),
        2 => new StringValueNode(Pick(Texts)),
        3 => new StringValueNode(Pick("words", "a\n  b", "three \"\"\"", "ends with \"")) { IsBlock = true },
        4 => new BooleanValueNode(Chance()),
        5 => new NullValueNode(),
        6 => new EnumValueNode(Name()),
        7 => new ListValueNode(Deeper(() => Many(0, 3, () => Value(variables))) ?? []),
        8 => new ObjectValueNode(Deeper(() => Many(0, 3, () => new ObjectFieldNode(Name(), Value(variables)))) ?? []),
        _ => new VariableNode(Name()),
    };

    private TypeNode Type() => _random.Next(4) switch
    {
        0 => new ListTypeNode(Type()),
        1 => new NonNullTypeNode(Named()),
        2 => new NonNullTypeNode(new ListTypeNode(Type())),
        _ => Named(),
    };

    private NamedTypeNode Named() => new(Name());

    private string Name() => Pick(Names);

    private string? Description() => Chance() ? null : Pick(Texts);

    private bool Chance() => _random.Next(2) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private T[] Many<T>(int least, int most, Func<T> make) => Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make()).ToArray();

    private T[]? Deeper<T>(Func<T[]> make)
    {
        if (_depth > 4)
        {
            return null;
        }

        _depth++;
        var made = make();
        _depth--;
        return made;
    }
}
