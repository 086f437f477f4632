using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>
/// An operation, with every fragment put where it is spread, stays small: a chain of fragments that each spread the next one twice
/// doubles with every link, and whoever walks the selections in place (a planner, an executor) would never come to an end.
/// </summary>
/// <remarks>
/// A limit of this engine, for all operations of a document together, as the rules after this one look at each operation with what it spreads. Each fragment is measured once, without recursion, so measuring costs no more than the document is long.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles"/>
internal sealed class FragmentVisitsRule : IValidationRule
{
    private const long Endless = long.MaxValue / 4;

    public string Section => "sec-Fragment-Spreads-Must-Not-Form-Cycles";

    public void Check(ValidationContext context)
    {
        if (context.Spreads.Count == 0 && context.Fields.Count + context.InlineFragments.Count + context.Variables.Count <= context.Limits.MaxSelections)
        {
            return; // nothing is visited twice
        }

        var sizes = new Dictionary<DefinitionNode, Size>(ReferenceEqualityComparer.Instance);
        var limits = context.Limits;
        var selections = 0L;
        foreach (var operation in context.Operations)
        {
            var size = Measure(context, operation, sizes);
            if (size.Visits > limits.MaxFragmentVisits)
            {
                context.Refuse($"The fragments of the operation are visited more than {limits.MaxFragmentVisits} times, which is the limit.", operation);
                return;
            }

            selections += size.Selections; // each below a quarter of all numbers
            if (selections > limits.MaxSelections)
            {
                context.Refuse($"The document has more than {limits.MaxSelections} selections and variables with fragments in place, which is the limit.", operation);
                return;
            }
        }
    }

    /// <summary>Children before parents; a fragment that is met on its own way counts nothing, the rule about cycles reports it.</summary>
    private static Size Measure(ValidationContext context, DefinitionNode root, Dictionary<DefinitionNode, Size> sizes)
    {
        var open = new Stack<(DefinitionNode Definition, bool ChildrenDone)>([(root, false)]);
        while (open.TryPop(out var next))
        {
            var (definition, childrenDone) = next;
            if (childrenDone)
            {
                sizes[definition] = Sum(context, definition, sizes);
                continue;
            }

            if (!sizes.TryAdd(definition, default))
            {
                continue;
            }

            open.Push((definition, true));
            foreach (var spread in context.SpreadsByDefinition.GetValueOrDefault(definition, []))
            {
                if (context.Fragments.TryGetValue(spread.Node.Name, out var fragment) && !sizes.ContainsKey(fragment))
                {
                    open.Push((fragment, false));
                }
            }
        }

        return sizes[root];
    }

    private static Size Sum(ValidationContext context, DefinitionNode definition, Dictionary<DefinitionNode, Size> sizes)
    {
        var spreads = context.SpreadsByDefinition.GetValueOrDefault(definition, []);
        long visits = spreads.Count;
        long selections = context.SelectionsByDefinition.GetValueOrDefault(definition) + context.VariablesByDefinition.GetValueOrDefault(definition, []).Count;
        foreach (var spread in spreads)
        {
            if (context.Fragments.TryGetValue(spread.Node.Name, out var fragment) && sizes.TryGetValue(fragment, out var size))
            {
                visits = Math.Min(Endless, visits + size.Visits);
                selections = Math.Min(Endless, selections + size.Selections);
            }
        }

        return new Size(visits, selections);
    }

    private readonly record struct Size(long Visits, long Selections);
}
