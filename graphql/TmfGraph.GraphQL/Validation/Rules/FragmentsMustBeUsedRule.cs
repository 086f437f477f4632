using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every fragment is reached from some operation.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used"/>
internal sealed class FragmentsMustBeUsedRule : IValidationRule
{
    public string Section => "sec-Fragments-Must-Be-Used";

    public void Check(ValidationContext context)
    {
        if (context.AllFragments.Count == 0)
        {
            return;
        }

        var used = new HashSet<DefinitionNode>(context.Operations.SelectMany(context.Reachable), ReferenceEqualityComparer.Instance);
        foreach (var fragment in context.AllFragments)
        {
            if (!used.Contains(context.Fragments[fragment.Name]))
            {
                context.Report($"The fragment `{fragment.Name}` is not used by any operation.", fragment);
            }
        }
    }
}
