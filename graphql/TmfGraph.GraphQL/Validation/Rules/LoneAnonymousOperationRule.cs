namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>An operation without a name must be the only one.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation"/>
internal sealed class LoneAnonymousOperationRule : IValidationRule
{
    public string Section => "sec-Lone-Anonymous-Operation";

    public void Check(ValidationContext context)
    {
        if (context.Operations.Count > 1 && context.Operations.Find(o => o.Name is null) is { } anonymous)
        {
            context.Report("An operation without a name must be the only one of its document.", anonymous);
        }
    }
}
