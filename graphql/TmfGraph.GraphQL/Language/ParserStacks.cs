namespace TmfGraph.GraphQL.Language;

/// <summary>The stacks of a parser. One set is kept for each thread, so that parsing allocates the tree and nothing else.</summary>
internal sealed class ParserStacks
{
    [ThreadStatic]
    private static ParserStacks? _free;

    public NodeStack<DefinitionNode> Definitions = new();
    public NodeStack<SelectionNode> Selections = new();
    public NodeStack<ArgumentNode> Arguments = new();
    public NodeStack<DirectiveNode> Directives = new();
    public NodeStack<VariableDefinitionNode> Variables = new();
    public NodeStack<ValueNode> Values = new();
    public NodeStack<ObjectFieldNode> ObjectFields = new();
    public NodeStack<FieldDefinitionNode> FieldDefinitions = new();
    public NodeStack<InputValueDefinitionNode> InputValues = new();
    public NodeStack<EnumValueDefinitionNode> EnumValues = new();
    public NodeStack<NamedTypeNode> NamedTypes = new();

    public static ParserStacks Rent()
    {
        var stacks = _free ?? new ParserStacks();
        _free = null;
        return stacks;
    }

    public static void Return(ParserStacks stacks)
    {
        stacks.Clear();
        _free = stacks;
    }

    private void Clear()
    {
        Definitions.Clear();
        Selections.Clear();
        Arguments.Clear();
        Directives.Clear();
        Variables.Clear();
        Values.Clear();
        ObjectFields.Clear();
        FieldDefinitions.Clear();
        InputValues.Clear();
        EnumValues.Clear();
        NamedTypes.Clear();
    }
}
