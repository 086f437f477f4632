namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once in a place.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location"/>
internal sealed class DirectiveUniquenessRule : IValidationRule
{
    public string Section => "sec-Directives-Are-Unique-per-Location";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Directives.Where(static u => u.Nodes.Count > 1))
        {
            foreach (var group in use.Nodes.GroupBy(d => d.Name).Where(g => g.Skip(1).Any()))
            {
                if (context.Schema.GetDirective(group.Key) is { IsRepeatable: false })
                {
                    context.Report($"The directive `@{group.Key}` may stand only once in a place.", [.. group]);
                }
            }
        }
    }
}
