using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>What the selections of one operation share: fragments, the variables of its conditions, type facts, and the budget.</summary>
internal sealed class SelectionContext
{
    private const int LooksOfNode = 16;

    private readonly PlannerBudget _budget;
    private int _looks;

    /// <param name="parts">What is deferred and streamed, for given values of all conditions; null for an answer that comes whole.</param>
    /// <param name="access">What of it is refused; null for nothing.</param>
    /// <exception cref="PlanningException">The conditions use too many variables.</exception>
    public SelectionContext(TypeFacts types, DocumentNode document, OperationDefinitionNode operation, PlannerBudget budget, IncrementalPlan? parts, GrantedAccess? access = null)
    {
        _budget = budget;
        Types = types;
        Parts = parts;
        Access = access;
        Fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name, StringComparer.Ordinal);
        Variables = parts is null ? ConditionVariables.Of(operation, Fragments) : ConditionVariables.None;
    }

    public TypeFacts Types { get; }

    public IncrementalPlan? Parts { get; }

    /// <summary>What of the document is refused to whoever asks; null for nothing.</summary>
    public GrantedAccess? Access { get; }

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary>The variables that conditions are made of. For an answer in parts all conditions are known, so there are none.</summary>
    public ConditionVariables Variables { get; }

    /// <summary>Takes one node from the budget.</summary>
    public void CountNode() => _budget.Take();

    /// <summary>Takes what a fetch costs: it is about as much to make as so many fields.</summary>
    public void CountFetch() => _budget.Take(12);

    /// <summary>Counts what is only looked at: some such looks take a node.</summary>
    public void CountLook()
    {
        if (++_looks % LooksOfNode == 0)
        {
            _budget.Take();
        }
    }

    /// <summary>When a selection counts, by its own directives. For an answer in parts that is known already.</summary>
    public Conjunction ConditionOf(SelectionNode selection) =>
        Parts is null ? Variables.Read(selection)
        : Parts.Includes(selection.Directives) ? Conjunction.Always
        : ConditionVariables.Never;

    /// <summary>Arguments as text, in the order of their names.</summary>
    public static string KeyOf(IReadOnlyList<ArgumentNode> arguments) =>
        arguments.Count == 0
            ? ""
            : string.Join(", ", arguments.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name}: {a.Value}"));
}
