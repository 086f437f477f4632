using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>What the selections of one operation share: fragments, type facts, identities of field nodes, and the budget.</summary>
/// <param name="parts">What is deferred and streamed, for given values of all conditions; null for an answer that comes whole.</param>
internal sealed class SelectionContext(TypeFacts types, DocumentNode? document, PlannerBudget budget, IncrementalPlan? parts = null)
{
    private readonly Dictionary<FieldNode, int> _ids = new(ReferenceEqualityComparer.Instance);

    public TypeFacts Types { get; } = types;

    public IncrementalPlan? Parts { get; } = parts;

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; } =
        (document?.Definitions ?? []).OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>A number that stands for the field at that place of the document.</summary>
    public int IdOf(FieldNode node)
    {
        if (!_ids.TryGetValue(node, out var id))
        {
            _ids.Add(node, id = _ids.Count);
        }

        return id;
    }

    /// <summary>Takes one node from the budget.</summary>
    public void CountNode() => budget.Take();

    /// <summary>When a selection counts, by its own directives. For an answer in parts that is known already.</summary>
    public Condition OwnConditionOf(SelectionNode selection) =>
        Parts is null ? ConditionOf(selection)
        : Parts.Includes(selection.Directives) ? Condition.Always
        : Condition.Never;

    /// <summary>The condition that a selection's own <c>@skip</c> and <c>@include</c> make.</summary>
    public static Condition ConditionOf(SelectionNode selection)
    {
        var condition = Condition.Always;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name is not ("skip" or "include"))
            {
                continue;
            }

            var expected = directive.Name == "include";
            condition = directive.Argument("if") switch
            {
                BooleanValueNode literal => literal.Value == expected ? condition : Condition.Never,
                VariableNode variable => condition.And(new ConditionTerm(variable.Name, expected)),
                _ => condition,
            };
        }

        return condition;
    }

    /// <summary>Arguments as text, in the order of their names.</summary>
    public static string KeyOf(IReadOnlyList<ArgumentNode> arguments) =>
        arguments.Count == 0
            ? ""
            : string.Join(", ", arguments.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name}: {a.Value}"));
}
