namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Every fragment name stands once.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness"/>
internal sealed class FragmentNameUniquenessRule : IValidationRule
{
    public string Section => "sec-Fragment-Name-Uniqueness";

    public void Check(ValidationContext context)
    {
        foreach (var group in context.AllFragments.GroupBy(f => f.Name).Where(g => g.Skip(1).Any()))
        {
            context.Report($"The fragment name `{group.Key}` is used more than once.", [.. group]);
        }
    }
}
