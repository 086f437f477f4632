using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>No fragment reaches itself.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles"/>
internal sealed class FragmentCyclesRule : IValidationRule
{
    public string Section => "sec-Fragment-Spreads-Must-Not-Form-Cycles";

    public void Check(ValidationContext context)
    {
        if (context.Spreads.Count == 0)
        {
            return;
        }

        var done = new HashSet<FragmentDefinitionNode>(ReferenceEqualityComparer.Instance);
        foreach (var fragment in context.Fragments.Values)
        {
            if (done.Add(fragment))
            {
                Search(context, fragment, done);
            }
        }
    }

    /// <summary>Depth first without recursion: chains of fragments may be as long as the document.</summary>
    private static void Search(ValidationContext context, FragmentDefinitionNode start, HashSet<FragmentDefinitionNode> done)
    {
        var path = new List<(FragmentDefinitionNode Fragment, int Next)> { (start, 0) };
        while (path.Count > 0)
        {
            var (fragment, next) = path[^1];
            var spreads = context.SpreadsByDefinition[fragment];
            if (next == spreads.Count)
            {
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (fragment, next + 1);
            var spread = spreads[next].Node;
            if (!context.Fragments.TryGetValue(spread.Name, out var target))
            {
                continue;
            }

            if (path.FindIndex(p => ReferenceEquals(p.Fragment, target)) is >= 0 and var begin)
            {
                var via = string.Join(", ", path.Skip(begin + 1).Select(p => $"`{p.Fragment.Name}`"));
                context.Report(
                    $"The fragment `{target.Name}` spreads itself{(via.Length > 0 ? $" by way of {via}" : "")}.", spread);
            }
            else if (done.Add(target))
            {
                path.Add((target, 0));
            }
        }
    }
}
