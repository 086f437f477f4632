namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined"/>
internal sealed class FragmentSpreadTargetRule : IValidationRule
{
    public string Section => "sec-Fragment-Spread-Target-Defined";

    public void Check(ValidationContext context)
    {
        foreach (var spread in context.Spreads)
        {
            if (!context.Fragments.ContainsKey(spread.Node.Name))
            {
                context.Report($"The fragment `{spread.Node.Name}` is not defined in this document.", spread.Node);
            }
        }
    }
}
