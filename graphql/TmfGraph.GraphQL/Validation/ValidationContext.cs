using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation;

/// <summary>A document, walked once: every selection, argument, directive and variable with the types that belong to it.</summary>
internal sealed class ValidationContext
{
    private const string Specification = "https://spec.graphql.org/September2025/#";

    private const int MaxMessageLength = 1_000;

    private readonly List<GraphQLError> _errors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionNode, IReadOnlyList<DefinitionNode>> _reachable = new(ReferenceEqualityComparer.Instance);
    private bool _isRefused;
    private List<InputObjectUse>? _inputObjects;

    public ValidationContext(GraphSchema schema, DocumentNode document, ValidationLimits limits)
    {
        Schema = schema;
        Document = document;
        Limits = limits;
        new DocumentWalker(this).Walk();
    }

    public GraphSchema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationLimits Limits { get; }

    public string Section { get; set; } = "";

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public bool IsFull => _isRefused || _errors.Count >= Limits.MaxErrors;

    public List<OperationDefinitionNode> Operations { get; } = [];

    /// <summary>The first fragment of each name.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public List<FragmentDefinitionNode> AllFragments { get; } = [];

    public List<FieldUse> Fields { get; } = [];

    public List<SpreadUse> Spreads { get; } = [];

    public List<InlineFragmentUse> InlineFragments { get; } = [];

    /// <summary>The type conditions of all fragments, those with a name first.</summary>
    public IEnumerable<NamedTypeNode> TypeConditions =>
        AllFragments.Select(f => f.TypeCondition).Concat(InlineFragments.Select(i => i.Node.TypeCondition).OfType<NamedTypeNode>());

    public List<ArgumentsUse> Arguments { get; } = [];

    public List<DirectivesUse> Directives { get; } = [];

    public List<ValueUse> Values { get; } = [];

    public List<VariableUse> Variables { get; } = [];

    /// <summary>The object literals among the values, at any depth.</summary>
    public IReadOnlyList<InputObjectUse> InputObjects => _inputObjects ??= InputObjectUse.Find(Values);

    /// <summary>Fragment names each definition spreads, at any depth of its own selections.</summary>
    public Dictionary<DefinitionNode, List<SpreadUse>> SpreadsByDefinition { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Selections written in each definition, at any depth, fragments not followed.</summary>
    public Dictionary<DefinitionNode, int> SelectionsByDefinition { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<DefinitionNode, List<VariableUse>> VariablesByDefinition { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The <c>@defer</c> and <c>@stream</c> written in each definition; definitions without them are left out.</summary>
    public Dictionary<DefinitionNode, List<DirectiveNode>> IncrementalByDefinition { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>A set for names, to be used by one loop: the next to ask for it gets the same.</summary>
    public HashSet<string> EmptyNameSet()
    {
        _names.Clear();
        return _names;
    }

    /// <summary>Reports that a limit is exceeded, and ends validation: the document may not be looked at any further.</summary>
    public void Refuse(string message, SyntaxNode node)
    {
        Report(message, node);
        _isRefused = true;
    }

    /// <summary>Reports a violation; the first nodes' places are shown.</summary>
    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes) => Report(null, message, nodes);

    /// <param name="extension">One more member of the error's extensions; null for none.</param>
    public void Report(string? code, string message, ReadOnlySpan<SyntaxNode> nodes, (string Name, object? Value)? extension = null)
    {
        if (IsFull)
        {
            return;
        }

        var locations = new List<Location>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node.Location.Exists)
            {
                locations.Add(node.Location);
            }
        }

        var extensions = new Dictionary<string, object?> { ["specifiedBy"] = Specification + Section };
        if (extension is var (name, value))
        {
            extensions.Add(name, value);
        }

        // names and values are as long as whoever sends them likes
        _errors.Add(new GraphQLError(ShortText.Of(message, MaxMessageLength)) { Code = code, Locations = locations, Extensions = extensions });
    }

    /// <summary>The operation or fragment and every fragment it reaches, each once.</summary>
    public IReadOnlyList<DefinitionNode> Reachable(DefinitionNode definition)
    {
        if (!_reachable.TryGetValue(definition, out var reachable))
        {
            _reachable.Add(definition, reachable = FindReachable(definition));
        }

        return reachable;
    }

    private List<DefinitionNode> FindReachable(DefinitionNode definition)
    {
        var found = new List<DefinitionNode>();
        var seen = new HashSet<DefinitionNode>(ReferenceEqualityComparer.Instance) { definition };
        var open = new Stack<DefinitionNode>([definition]);
        while (open.TryPop(out var next))
        {
            found.Add(next);
            foreach (var spread in SpreadsByDefinition.GetValueOrDefault(next, []))
            {
                if (Fragments.TryGetValue(spread.Node.Name, out var fragment) && seen.Add(fragment))
                {
                    open.Push(fragment);
                }
            }
        }

        return found;
    }

    /// <summary>The schema's type for a reference in the document; null when a name is unknown.</summary>
    public GraphType? Resolve(TypeNode type) => type switch
    {
        NamedTypeNode named => Schema.GetType(named.Name),
        ListTypeNode list => Resolve(list.Item) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(nonNull.Inner) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };
}

/// <summary>A selected field. <paramref name="Definition"/> is null when the parent type is unknown or has no such field.</summary>
internal readonly record struct FieldUse(FieldNode Node, NamedType? Parent, Field? Definition);

internal readonly record struct SpreadUse(FragmentSpreadNode Node, NamedType? Parent);

internal readonly record struct InlineFragmentUse(InlineFragmentNode Node, NamedType? Parent);

/// <summary>Arguments of a field or directive; definitions are null when it is unknown.</summary>
internal readonly record struct ArgumentsUse(
    SyntaxNode Owner,
    IReadOnlyList<ArgumentNode> Nodes,
    IReadOnlyList<InputValue>? Definitions)
{
    /// <summary>The field or directive in words, for errors.</summary>
    public string OwnerText => Owner is DirectiveNode directive ? $"directive `@{directive.Name}`" : $"field `{((FieldNode)Owner).Name}`";
}

/// <summary>Directives on one place.</summary>
internal readonly record struct DirectivesUse(IReadOnlyList<DirectiveNode> Nodes, string Location);

/// <summary>A value where a type is expected: the value of an argument, or the default of a variable.</summary>
internal readonly record struct ValueUse(ValueNode Node, GraphType Type, SyntaxNode Owner);

/// <summary>A variable where a value is expected; the type is null when the place is unknown.</summary>
internal readonly record struct VariableUse(
    VariableNode Node,
    GraphType? Type,
    bool HasDefault,
    bool IsOneOfField);
