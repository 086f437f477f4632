using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Makes documents for a schema that mostly pass validation, so that planning and execution get their share.</summary>
internal sealed class DocumentGenerator(GraphSchema schema, Random random)
{
    private readonly Dictionary<string, VariableDefinitionNode> _variables = [];
    private readonly List<FragmentDefinitionNode> _fragments = [];
    private int _budget = random.Size(120);

    /// <summary>The types of the variables of the operation that was made, by name.</summary>
    public IReadOnlyDictionary<string, VariableDefinitionNode> Variables => _variables;

    public DocumentNode Make(bool allowMutations = true)
    {
        var kind = random.Next(10) switch
        {
            0 when schema.SubscriptionType is not null => OperationKind.Subscription,
            1 when allowMutations && schema.MutationType is not null => OperationKind.Mutation,
            _ => OperationKind.Query,
        };
        var root = schema.GetRootType(kind)!; // the kinds were chosen by what there is
        var selections = kind is OperationKind.Subscription ? new SelectionSetNode([Field(root, random.Pick(root.Fields), 4)]) : Select(root, 6);
        return new DocumentNode([new OperationDefinitionNode(kind, "Made", [.. _variables.Values], selections), .. _fragments]);
    }

    private SelectionSetNode Select(NamedType type, int depth)
    {
        var selections = new List<SelectionNode>();
        var fields = type switch { ObjectType o => o.Fields, InterfaceType i => i.Fields, _ => [] };
        for (var count = random.Size(12); count > 0 && _budget-- > 0; count--)
        {
            selections.Add(fields.Count > 0 && !random.Once(5) ? Field(type, random.Pick(fields), depth - 1) : Fragment(type, depth - 1));
        }

        selections.Add(new FieldNode("__typename"));
        return new SelectionSetNode(selections);
    }

    private FieldNode Field(NamedType parent, Field field, int depth)
    {
        var isComposite = field.Type.IsComposite;
        if (isComposite && depth <= 0)
        {
            return new FieldNode("__typename");
        }

        return new FieldNode(field.Name)
        {
            Alias = random.Once(6) ? $"x{random.Next(40)}" : null,
            Arguments = [.. field.Arguments.Where(a => a.IsRequired || random.Once(3)).Select(a => new ArgumentNode(a.Name, Value(a.Type, 4)))],
            Directives = Directives(parent, field),
            SelectionSet = isComposite ? Select(field.Type.NamedType, depth) : null,
        };
    }

    private SelectionNode Fragment(NamedType parent, int depth)
    {
        var type = random.Pick([.. schema.GetPossibleTypes(parent).Cast<NamedType>(), parent]);
        var directives = random.Once(5) ? [new DirectiveNode("defer", [])] : Directives(parent, null);
        if (random.Once(3) && _fragments.Find(f => f.TypeCondition.Name == type.Name) is { } known)
        {
            return new FragmentSpreadNode(known.Name) { Directives = directives };
        }

        var selections = Select(type, depth);
        if (random.Once(2))
        {
            return new InlineFragmentNode(new NamedTypeNode(type.Name), selections) { Directives = directives };
        }

        var fragment = new FragmentDefinitionNode($"F{_fragments.Count}", new NamedTypeNode(type.Name), selections);
        _fragments.Add(fragment);
        return new FragmentSpreadNode(fragment.Name) { Directives = directives };
    }

    private IReadOnlyList<DirectiveNode> Directives(NamedType parent, Field? field) => random.Next(12) switch
    {
        0 when parent != schema.SubscriptionType => [new DirectiveNode("skip", [new ArgumentNode("if", Value(Boolean, 1))])],
        1 when parent != schema.SubscriptionType => [new DirectiveNode("include", [new ArgumentNode("if", Value(Boolean, 1))])],
        2 when field?.Type.IsList == true => [new DirectiveNode("stream", [new ArgumentNode("initialCount", new IntValueNode($"{random.Next(3)}"))])],
        _ => [],
    };

    private NonNullType Boolean => new(schema.GetType("Boolean")!);

    private ValueNode Value(GraphType type, int depth)
    {
        if (random.Once(4))
        {
            return Variable(type);
        }

        if (!type.IsNonNull && (depth <= 0 || random.Once(6)))
        {
            return new NullValueNode();
        }

        return type.NullableType switch
        {
            ListType list => new ListValueNode([.. Enumerable.Range(0, depth <= 0 ? 0 : random.Size(6)).Select(_ => Value(list.Item, depth - 1))]),
            InputObjectType { IsOneOf: true } one => new ObjectValueNode([Member(random.Pick(one.Fields), depth)]),
            InputObjectType input => new ObjectValueNode([.. input.Fields.Where(f => f.IsRequired || (depth > 0 && random.Once(4))).Select(f => Member(f, depth))]),
            EnumType @enum => new EnumValueNode(random.Pick(@enum.Values).Name),
            ScalarType { Name: "Boolean" } => new BooleanValueNode(random.Once(2)),
            ScalarType { Name: "Float" or "Decimal" } => new FloatValueNode("1.5"),
            ScalarType { Name: "Int" or "Long" } => new IntValueNode(random.Pick(["0", "1", "3", "-1", "50", "2147483647"])),
            _ => new StringValueNode(random.Pick(["", "1", "a", "2024-01-01T00:00:00Z", "%", "\0", "\ud83d\ude00"])),
        };
    }

    private ObjectFieldNode Member(InputValue field, int depth) => new(field.Name, Value(field.Type, depth - 1));

    private VariableNode Variable(GraphType type)
    {
        var syntax = SyntaxParser.ParseType(type.ToString()!);
        var name = _variables.Values.FirstOrDefault(v => v.Type.ToString() == syntax.ToString() && random.Once(2))?.Name ?? $"v{_variables.Count}";
        _variables.TryAdd(name, new VariableDefinitionNode(name, syntax, null));
        return new VariableNode(name);
    }
}
