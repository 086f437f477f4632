namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>An argument is given once.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Argument-Uniqueness"/>
internal sealed class ArgumentUniquenessRule : IValidationRule
{
    public string Section => "sec-Argument-Uniqueness";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Arguments)
        {
            for (var index = 1; index < use.Nodes.Count; index++)
            {
                if (use.Nodes.Take(index).Any(earlier => earlier.Name == use.Nodes[index].Name))
                {
                    context.Report($"The {use.OwnerText} is given the argument `{use.Nodes[index].Name}` more than once.", use.Nodes[index]);
                }
            }
        }
    }
}
