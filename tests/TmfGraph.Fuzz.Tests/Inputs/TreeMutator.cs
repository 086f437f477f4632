using TmfGraph.GraphQL.Language;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Changes documents that stay grammatical: what it makes reaches validation and often execution.</summary>
internal sealed class TreeMutator(Random random)
{
    private static readonly string[] Names = ["a", "id", "name", "__typename", "F", "nodes", "first", "if", "where"];

    /// <summary>How much there is to change at all: one place in so many.</summary>
    private readonly int _rarity = random.Next(3, 30);

    private int _budget = 2_000;

    public DocumentNode Mutate(DocumentNode document)
    {
        var definitions = Shuffle(document.Definitions, Mutate);
        return definitions.Count == 0 ? document : new DocumentNode(definitions);
    }

    private DefinitionNode Mutate(DefinitionNode definition) => definition switch
    {
        OperationDefinitionNode operation => operation with
        {
            Operation = Hits ? random.Pick(Enum.GetValues<OperationKind>()) : operation.Operation,
            Name = Hits ? random.Pick(Names) : operation.Name,
            Variables = Shuffle(operation.Variables, v => v with { Type = Mutate(v.Type), DefaultValue = v.DefaultValue is { } value ? Mutate(value) : null }),
            SelectionSet = Mutate(operation.SelectionSet),
        },
        FragmentDefinitionNode fragment => fragment with { SelectionSet = Mutate(fragment.SelectionSet) },
        _ => definition,
    };

    private SelectionSetNode Mutate(SelectionSetNode set)
    {
        var selections = Shuffle(set.Selections, Mutate);
        return selections.Count == 0 ? set : new SelectionSetNode(selections);
    }

    private SelectionNode Mutate(SelectionNode selection)
    {
        SelectionNode changed = selection switch
        {
            FieldNode field => field with
            {
                Alias = Hits ? random.Pick(Names) : field.Alias,
                Arguments = Shuffle(field.Arguments, a => a with { Value = Mutate(a.Value) }),
                SelectionSet = field.SelectionSet is { } below ? Hits ? null : Mutate(below) : Hits ? new SelectionSetNode([new FieldNode("a")]) : null,
            },
            InlineFragmentNode inline => inline with { TypeCondition = Hits ? null : inline.TypeCondition, SelectionSet = Mutate(inline.SelectionSet) },
            _ => selection,
        };
        if (Hits)
        {
            changed = new InlineFragmentNode(null, new SelectionSetNode([changed]));
        }

        return Hits ? changed with { Directives = [.. changed.Directives, Directive()] } : changed;
    }

    private DirectiveNode Directive() => random.Next(5) switch
    {
        0 => new DirectiveNode("defer", random.Once(2) ? [] : [new ArgumentNode("label", new StringValueNode("l"))]),
        1 => new DirectiveNode("stream", [new ArgumentNode("initialCount", new IntValueNode(random.Once(2) ? "0" : "-1"))]),
        2 => new DirectiveNode(random.Pick(Names), []),
        _ => new DirectiveNode(random.Once(2) ? "skip" : "include", [new ArgumentNode("if", new BooleanValueNode(random.Once(2)))]),
    };

    private ValueNode Mutate(ValueNode value) => value switch
    {
        _ when Hits => Value(3),
        ListValueNode list => new ListValueNode(Shuffle(list.Items, Mutate)),
        ObjectValueNode fields => new ObjectValueNode(Shuffle(fields.Fields, f => f with { Value = Mutate(f.Value) })),
        _ => value,
    };

    private ValueNode Value(int depth) => random.Next(depth > 0 ? 10 : 8) switch
    {
        0 => new NullValueNode(),
        1 => new BooleanValueNode(random.Once(2)),
        2 => new IntValueNode(random.Pick(["0", "-1", "2147483648", "123456789012345678901234567890"])),
        3 => new FloatValueNode(random.Pick(["1.5", "1e400", "-0.0"])),
        4 => new StringValueNode(random.Pick(["", "\0", "\ud83d\ude00", "x\r\ny", "9999-99-99T99:99:99Z"])) { IsBlock = random.Once(4) },
        5 => new EnumValueNode(random.Pick(Names)),
        6 or 7 => new VariableNode(random.Pick(Names)),
        8 => new ListValueNode([Value(depth - 1), Value(depth - 1)]),
        _ => new ObjectValueNode([new ObjectFieldNode(random.Pick(Names), Value(depth - 1))]),
    };

    private TypeNode Mutate(TypeNode type) => !Hits ? type : random.Next(3) switch
    {
        0 => new ListTypeNode(type),
        1 => type is NonNullTypeNode ? type : new NonNullTypeNode(type),
        _ => new NamedTypeNode(random.Pick(["Int", "Query", "None", "String"])),
    };

    /// <summary>Drops, doubles and swaps items on the way.</summary>
    private List<T> Shuffle<T>(IReadOnlyList<T> items, Func<T, T> mutate)
    {
        var result = new List<T>();
        foreach (var item in items)
        {
            if (Hits)
            {
                continue;
            }

            result.Add(mutate(item));
            if (Hits)
            {
                result.Insert(random.Next(result.Count), mutate(item));
            }
        }

        return result;
    }

    private bool Hits => _budget > 0 && random.Once(_rarity) && _budget-- > 0;
}
