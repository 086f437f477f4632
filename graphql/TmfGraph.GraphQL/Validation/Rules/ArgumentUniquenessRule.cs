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
            if (use.Nodes.Count < 2)
            {
                continue;
            }

            var names = context.EmptyNameSet();
            foreach (var node in use.Nodes)
            {
                if (!names.Add(node.Name))
                {
                    context.Report($"The {use.OwnerText} is given the argument `{node.Name}` more than once.", node);
                }
            }
        }
    }
}
